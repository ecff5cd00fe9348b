import { Select } from '@mantine/core';
import { filterOptions } from '../../../ui/filter-options.ts';
import { useTranslation } from 'react-i18next';
import { useCaseTypes } from '../../../api/case-settings.ts';

interface CaseTypeSelectProps {
  readonly label: string;
  /** The type's name; empty for none. */
  readonly value: string;
  /** The case's present type: it stays in the list even if retired. */
  readonly present: string | null;
  readonly onChange: (type: string) => void;
  readonly error?: string | undefined;
}

/** Selects a case type from the organization's list. */
export function CaseTypeSelect({ label, value, present, onChange, error }: CaseTypeSelectProps) {
  const { t } = useTranslation('cases');
  const types = useCaseTypes();
  const offered = (types.data ?? []).filter(({ retiredAt, name }) => retiredAt === null || name === present);
  const names = offered.map(({ name }) => name);
  return (
    <Select
      label={label}
      placeholder={t('one.noType')}
      description={types.data?.length === 0 ? t('one.noTypes') : undefined}
      error={error ?? (types.isError ? t('one.typesFailed') : undefined)}
      data={present !== null && !names.includes(present) ? [present, ...names] : names}
      value={value === '' ? null : value}
      onChange={(type) => onChange(type ?? '')}
      clearable
      searchable
      filter={filterOptions}
      nothingFoundMessage={t('one.noTypeFound')}
    />
  );
}
