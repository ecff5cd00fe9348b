import { Stack, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CaseRoleSetting } from './case-role-setting.tsx';
import { CaseStaffSetting } from './case-staff-setting.tsx';
import { CaseTypeSetting } from './case-type-setting.tsx';
import { PatternSetting } from './pattern-setting.tsx';
import { withStaffLimits } from './staff-limits.ts';
import type { LinkSettings } from './use-link-settings.ts';

/** Auto create case and, when it is on, the recipe of the case: the person's part, title, type, staff and first note. */
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
          <CaseRoleSetting settings={settings} />
          <PatternSetting settings={settings} name="caseTitlePattern" maxLength={200} />
          <CaseTypeSetting settings={settings} />
          <CaseStaffSetting settings={settings} />
          <PatternSetting settings={settings} name="caseNote" maxLength={1000} />
        </Stack>
      )}
    </Stack>
  );
}
