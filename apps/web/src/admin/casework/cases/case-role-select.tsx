import type { CaseRole } from '@casedoor/contracts';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCaseRoles } from '../../../api/case-settings.ts';

/** A selected case role: built-in or custom. */
export interface GivenRole {
  readonly caseRole: CaseRole;
  readonly customCaseRoleId: string | null;
}

interface CaseRoleSelectProps {
  readonly label: string;
  /** Shows the label to screen readers only. */
  readonly hiddenLabel?: boolean;
  readonly value: GivenRole;
  readonly onChange: (role: GivenRole) => void;
}

/** Selects a case role: Clients and Staff first, then the custom ones. */
export function CaseRoleSelect({ label, hiddenLabel = false, value, onChange }: CaseRoleSelectProps) {
  const { t } = useTranslation('cases');
  const roles = useCaseRoles();
  const offered = (roles.data ?? []).filter(({ retiredAt }) => retiredAt === null);

  function choose(chosen: string) {
    const custom = offered.find(({ id }) => id === chosen);
    const caseRole = custom?.caseRole ?? (chosen === 'staff' ? 'staff' : 'client');
    onChange({ caseRole, customCaseRoleId: custom?.id ?? null });
  }

  return (
    <NativeSelect
      {...(hiddenLabel ? { 'aria-label': label, size: 'xs' } : { label })}
      value={value.customCaseRoleId ?? value.caseRole}
      data={[
        { value: 'client', label: t('role.client') },
        { value: 'staff', label: t('role.staff') },
        ...offered.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(event) => choose(event.currentTarget.value)}
    />
  );
}

/** Returns a selected role as the API takes it. */
export function roleBody({ caseRole, customCaseRoleId }: GivenRole) {
  return customCaseRoleId === null ? { caseRole } : { customCaseRoleId };
}
