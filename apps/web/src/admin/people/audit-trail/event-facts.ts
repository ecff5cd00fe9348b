import type { AuditEvent } from '@casedoor/contracts';
import { canonicalTimeZone } from '@casedoor/contracts/time-zones';
import type { TFunction } from 'i18next';
import { formatMoment, formatTimeZone } from '../../../i18n/format.ts';

interface Reader {
  t: TFunction<'audit'>;
  /** The organization's time zone, for dates and times. */
  timeZone: string;
}

/** Returns an event's details for a reader: the changed fields and other readable facts. */
export function factsOf({ details }: Pick<AuditEvent, 'details'>, reader: Reader): string[] {
  const { t } = reader;
  return Object.entries(details).flatMap(([name, value]) => {
    const field = fieldName(name, t);
    if (isChange(value))
      return [t('change', { field, before: valueOf(value.from, reader), after: valueOf(value.to, reader) })];
    if (name === 'fields' && Array.isArray(value))
      return [t('fact', { field, value: value.map((changed) => fieldName(String(changed), t)).join(', ') })];
    // Ids are for programs; readers have names and links.
    if (value === null || typeof value === 'object' || name.endsWith('Id') || isId(value)) return [];
    return [t('fact', { field, value: valueOf(value, reader) })];
  });
}

function isChange(value: unknown): value is { from: unknown; to: unknown } {
  return typeof value === 'object' && value !== null && 'from' in value && 'to' in value;
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
}

function isMoment(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value);
}

function valueOf(value: unknown, { t, timeZone }: Reader): string {
  if (value === null || value === undefined || value === '') return t('value.none');
  if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no');
  if (Array.isArray(value)) {
    if (value.length === 0) return t('value.none');
    return value.every(isId) ? t('value.chosen', { count: value.length }) : value.map(String).join(', ');
  }
  if (isMoment(value)) return formatMoment(`${value.slice(0, 19)}Z`, timeZone);
  if (typeof value === 'string' && value.includes('/') && canonicalTimeZone(value) === value)
    return formatTimeZone(value);
  const words = t(`value.${String(value as string | number)}` as 'value.none', { defaultValue: '' });
  return words || String(value as string | number);
}

function fieldName(name: string, t: TFunction<'audit'>): string {
  return t(`field.${name}` as 'field.title', { defaultValue: name });
}
