import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LinkSettings } from './use-link-settings.ts';

const choices = ['each', 'digest', 'none'] as const;

/** How administrators are notified of registrations that are completed or pending approval. */
export function NotifySetting({ settings }: { settings: LinkSettings }) {
  const { t } = useTranslation('signup-links');
  const value = settings.link.notifyAdministrators;
  return (
    <NativeSelect
      label={t('setting.notifyAdministrators')}
      description={t(`notifyText.${value}`)}
      value={value}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={settings.reasonOf('notifyAdministrators')}
      data={choices.map((choice) => ({ value: choice, label: t(`notify.${choice}`) }))}
      onChange={(event) => {
        const chosen = choices.find((choice) => choice === event.currentTarget.value);
        if (chosen) settings.save({ notifyAdministrators: chosen });
      }}
    />
  );
}
