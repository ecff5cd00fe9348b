import type { AuditEvent } from '@casedoor/contracts';
import type { TFunction } from 'i18next';

/** What an event tells beside what and who: the changed fields, and the facts that a person can read. */
export function factsOf({ details }: AuditEvent, t: TFunction<'audit'>): string[] {
  return Object.entries(details).flatMap(([name, value]) => {
    const field = fieldName(name, t);
    if (isChange(value))
      return [t('change', { field, before: valueOf(value.from, t), after: valueOf(value.to, t) })];
    // Ids lead machines; people have the names and links above.
    if (value === null || typeof value === 'object' || name.endsWith('Id')) return [];
    return [t('fact', { field, value: valueOf(value, t) })];
  });
}

function isChange(value: unknown): value is { from: unknown; to: unknown } {
  return typeof value === 'object' && value !== null && 'from' in value && 'to' in value;
}

function valueOf(value: unknown, t: TFunction<'audit'>): string {
  if (value === null || value === undefined || value === '') return t('value.none');
  if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no');
  if (Array.isArray(value)) return value.length === 0 ? t('value.none') : value.map(String).join(', ');
  const words = t(`value.${String(value as string | number)}` as 'value.none', { defaultValue: '' });
  return words || String(value as string | number);
}

function fieldName(name: string, t: TFunction<'audit'>): string {
  return t(`field.${name}` as 'field.title', { defaultValue: name });
}
