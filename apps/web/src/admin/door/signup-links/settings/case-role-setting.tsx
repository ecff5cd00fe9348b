import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCaseRoles } from '../../../../api/case-settings.ts';
import { roleAbilities } from './role-abilities.ts';
import { withStaffLimits } from './staff-limits.ts';
import type { LinkSettings } from './use-link-settings.ts';

/** The case role of the people who sign up: Clients, Staff, or a custom one. */
export function CaseRoleSetting({ settings }: { settings: LinkSettings }) {
  const { t } = useTranslation('signup-links');
  const { link } = settings;
  const roles = useCaseRoles();
  // A retired role stays selected, but cannot be selected again.
  const offered = (roles.data ?? []).filter(
    ({ id, retiredAt }) => retiredAt === null || id === link.customCaseRoleId,
  );

  function choose(value: string) {
    const custom = offered.find(({ id }) => id === value);
    settings.save(
      withStaffLimits(link, {
        caseRole: custom ? custom.caseRole : value === 'staff' ? 'staff' : 'client',
        customCaseRoleId: custom?.id ?? null,
      }),
    );
  }

  return (
    <Radio.Group
      label={t('setting.caseRole')}
      errorProps={{ mt: 'xs' }}
      value={link.customCaseRoleId ?? link.caseRole}
      error={settings.reasonOf('caseRole') ?? settings.reasonOf('customCaseRoleId')}
      onChange={choose}
    >
      <Stack gap="sm" mt="xs">
        <Radio value="client" label={t('caseRole.client')} description={t('caseRoleText.client')} />
        <Radio
          value="staff"
          label={t('caseRole.staff')}
          description={t(link.joinsAs === 'staff' ? 'caseRoleText.staff' : 'caseRoleText.staffWhoIsClient')}
        />
        {offered.map((role) => (
          <Radio
            key={role.id}
            value={role.id}
            label={role.retiredAt === null ? role.name : t('caseRoleRetired', { name: role.name })}
            description={roleAbilities(role, t)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
