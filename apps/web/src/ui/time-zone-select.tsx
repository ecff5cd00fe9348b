import { Select } from '@mantine/core';
import type { ReactNode, Ref } from 'react';

interface TimeZoneSelectProps {
  readonly label: string;
  /** What the list says when no time zone has the text. */
  readonly noneLabel: string;
  readonly value: string;
  readonly onChange: (timeZone: string) => void;
  readonly onBlur?: () => void;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  readonly readOnly?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

/** The IANA time zones that this browser knows, to be searched by name. */
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

/** The time zone of this device, as the browser tells it. */
export function deviceTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

// Browsers leave UTC and older names out of their list; the one in use must be there.
function timeZones(used: string) {
  const names = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...(used ? [used] : [])]);
  return [...names].toSorted().map((name) => ({ value: name, label: name.replaceAll('_', ' ') }));
}
