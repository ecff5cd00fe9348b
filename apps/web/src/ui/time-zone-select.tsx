import { Select } from '@mantine/core';
import type { ReactNode, Ref } from 'react';

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

/** Searchable list of the IANA time zones that this browser knows. */
export function TimeZoneSelect({ label, noneLabel, value, onChange, ...rest }: TimeZoneSelectProps) {
  return (
    <Select
      label={label}
      value={value}
      onChange={(timeZone) => timeZone && onChange(timeZone)}
      data={timeZones(value)}
      searchable
      nothingFoundMessage={noneLabel}
      maxDropdownHeight={280}
      {...rest}
    />
  );
}

/** Returns the time zone that the browser reports. */
export function deviceTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

// Browsers leave UTC and older names out of their list: add the one in use.
function timeZones(used: string) {
  const names = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...(used ? [used] : [])]);
  return [...names].toSorted().map((name) => ({ value: name, label: name.replaceAll('_', ' ') }));
}
