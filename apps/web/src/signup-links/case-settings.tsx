import { Radio, Stack, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TextSetting } from './draft-field.tsx';
import { withStaffLimits } from './staff-limits.ts';
import type { LinkSettings } from './use-link-settings.ts';

/** Auto create case and, when it is on, the part that the person gets in the case and the case's title. */
export function CaseSettings({ settings }: { settings: LinkSettings }) {
  const { t } = useTranslation('signup-links');
  const { link } = settings;
  return (
    <Stack gap="md">
      <Switch
        size="lg"
        label={t('setting.autoCreateCase')}
        description={t('setting.autoCreateCaseText')}
        labelPosition="left"
        checked={link.autoCreateCase}
        onChange={(event) =>
          settings.save(withStaffLimits(link, { autoCreateCase: event.currentTarget.checked }))
        }
        styles={{
          body: { justifyContent: 'space-between', gap: 'var(--space-4)' },
          label: { fontWeight: 600, fontSize: 'var(--text-body)', paddingInlineEnd: 0 },
        }}
      />
      {link.autoCreateCase && (
        <Stack gap="md" pl="md" style={{ borderInlineStart: '2px solid var(--colour-line)' }}>
          <Radio.Group
            label={t('setting.caseRole')}
            value={link.caseRole}
            error={settings.reasonOf('caseRole')}
            onChange={(caseRole) =>
              settings.save(withStaffLimits(link, { caseRole: caseRole === 'staff' ? 'staff' : 'client' }))
            }
          >
            <Stack gap="sm" mt="xs">
              <Radio value="client" label={t('caseRole.client')} description={t('caseRoleText.client')} />
              <Radio
                value="staff"
                label={t('caseRole.staff')}
                description={t(
                  link.joinsAs === 'staff' ? 'caseRoleText.staff' : 'caseRoleText.staffWhoIsClient',
                )}
              />
            </Stack>
          </Radio.Group>
          <TextSetting
            settings={settings}
            name="caseTitlePattern"
            description={t('setting.caseTitlePatternText')}
            maxLength={200}
          />
        </Stack>
      )}
    </Stack>
  );
}
