import { timeZones } from '@casedoor/contracts/time-zones';
import { Select } from '@mantine/core';
import { filterOptions } from './filter-options.ts';
import { type ReactNode, type Ref, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { writeTimeZone } from '../i18n/time-zone-names.ts';

interface TimeZoneSelectProps {
  readonly label: string;
  /** Shown when no time zone matches the text. */
  readonly noneLabel: string;
  readonly value: string;
  readonly onChange: (timeZone: string) => void;
  readonly onBlur?: () => void;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  readonly readOnly?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

/** Searchable list of the time zones of the catalogue, in the reader's language. */
export function TimeZoneSelect({ label, noneLabel, value, onChange, ...rest }: TimeZoneSelectProps) {
  const { language } = useTranslation().i18n;
  const zones = useMemo(() => options(value, language), [value, language]);
  return (
    <Select
      label={label}
      value={value}
      onChange={(timeZone) => timeZone && onChange(timeZone)}
      data={zones}
      searchable
      filter={filterOptions}
      nothingFoundMessage={noneLabel}
      maxDropdownHeight={280}
      {...rest}
    />
  );
}

// The one in use may be an older name than the catalogue's.
function options(used: string, locale: string) {
  return [...new Set([...timeZones, ...(used ? [used] : [])])]
    .map((value) => ({ value, label: writeTimeZone(value, locale) }))
    .sort((one, other) => one.label.localeCompare(other.label, locale));
}
