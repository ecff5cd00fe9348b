import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LinkSettings } from './use-link-settings.ts';

/** The member role that people get who sign up through the link. */
export function JoinsAsSetting({ settings }: { settings: LinkSettings }) {
  const { t } = useTranslation('signup-links');
  return (
    <Radio.Group
      label={t('setting.joinsAs')}
      value={settings.link.joinsAs}
      error={settings.reasonOf('joinsAs')}
      onChange={(joinsAs) => settings.save({ joinsAs: joinsAs === 'staff' ? 'staff' : 'client' })}
    >
      <Stack gap="sm" mt="xs">
        <Radio value="client" label={t('joinsAs.client')} description={t('joinsAsText.client')} />
        <Radio value="staff" label={t('joinsAs.staff')} description={t('joinsAsText.staff')} />
      </Stack>
    </Radio.Group>
  );
}
