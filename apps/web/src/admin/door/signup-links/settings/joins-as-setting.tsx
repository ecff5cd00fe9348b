import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { withStaffLimits } from './staff-limits.ts';
import { StaffRights } from './staff-rights.tsx';
import type { LinkSettings } from './use-link-settings.ts';

/** The member role of people who sign up through the link. */
export function JoinsAsSetting({ settings }: { settings: LinkSettings }) {
  const { t } = useTranslation('signup-links');
  return (
    <Radio.Group
      label={t('setting.joinsAs')}
      errorProps={{ mt: 'xs' }}
      value={settings.link.joinsAs}
      error={settings.reasonOf('joinsAs')}
      onChange={(joinsAs) =>
        settings.save(withStaffLimits(settings.link, { joinsAs: joinsAs === 'staff' ? 'staff' : 'client' }))
      }
    >
      <Stack gap="sm" mt="xs">
        <Radio value="client" label={t('joinsAs.client')} description={t('joinsAsText.client')} />
        <Radio value="staff" label={t('joinsAs.staff')} description={t('joinsAsText.staff')} />
        <StaffRights settings={settings} />
      </Stack>
    </Radio.Group>
  );
}
