import { Fieldset, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NumberSetting } from './limit-settings.tsx';
import type { LinkSettings } from './use-link-settings.ts';

const names = ['alarmStarts', 'alarmRefusals', 'alarmUnverified'] as const;

/** The limits beyond which the link pauses itself. */
export function AlarmSettings({ settings }: { settings: LinkSettings }) {
  const { t } = useTranslation('signup-links');
  return (
    <Fieldset legend={t('alarm.settings')} radius="md">
      <Stack gap="md">
        {names.map((name) => (
          <NumberSetting key={name} settings={settings} name={name} />
        ))}
      </Stack>
    </Fieldset>
  );
}
