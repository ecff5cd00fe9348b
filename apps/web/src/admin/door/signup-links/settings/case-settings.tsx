import { Button, Stack, Switch, Text } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CaseRoleSetting } from './case-role-setting.tsx';
import { CaseStaffSetting } from './case-staff-setting.tsx';
import { CaseTypeSetting } from './case-type-setting.tsx';
import { PatternSetting } from './pattern-setting.tsx';
import { withStaffLimits } from './staff-limits.ts';
import type { LinkSettings } from './use-link-settings.ts';

/** Auto create case and, when it is on, the case recipe: the person's case role, the title, and the rest. */
export function CaseSettings({ settings }: { settings: LinkSettings }) {
  const { t } = useTranslation('signup-links');
  const { link } = settings;
  // Where no case is opened, the case role has no field: show its error here.
  const reason =
    settings.reasonOf('autoCreateCase') ?? (link.autoCreateCase ? undefined : settings.reasonOf('caseRole'));
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
      {reason && (
        <Text role="alert" c="var(--colour-bad)" size="sm">
          {reason}
        </Text>
      )}
      {link.autoCreateCase && (
        <Stack gap="md" pl="md" style={{ borderInlineStart: '2px solid var(--colour-line)' }}>
          <CaseRoleSetting settings={settings} />
          <PatternSetting settings={settings} name="caseTitlePattern" maxLength={200} />
          <CaseRecipe settings={settings} />
        </Stack>
      )}
    </Stack>
  );
}

const inRecipe = ['caseType', 'caseStaffIds', 'caseStaffAssignment', 'caseNote'] as const;

/** Type, staff and first note, in a disclosure that starts open where the link has any of them. */
function CaseRecipe({ settings }: { settings: LinkSettings }) {
  const { t } = useTranslation('signup-links');
  const { caseType, caseStaffIds, caseNote } = settings.link;
  const [opened, setOpened] = useState(caseType !== null || caseNote !== null || caseStaffIds.length > 0);
  const id = useId();
  // An error is shown beside its field: open the disclosure for it.
  const shown = opened || inRecipe.some((name) => settings.reasonOf(name) !== undefined);
  return (
    <div>
      <Button
        variant="subtle"
        px="xs"
        ml={-10}
        aria-expanded={shown}
        aria-controls={id}
        onClick={() => setOpened(!shown)}
        rightSection={
          shown ? <IconChevronUp size={18} aria-hidden /> : <IconChevronDown size={18} aria-hidden />
        }
      >
        {t('recipe')}
      </Button>
      <Stack id={id} gap="md" mt="sm" hidden={!shown} display={shown ? 'flex' : 'none'}>
        <CaseTypeSetting settings={settings} />
        <CaseStaffSetting settings={settings} />
        <PatternSetting settings={settings} name="caseNote" maxLength={1000} />
      </Stack>
    </div>
  );
}
