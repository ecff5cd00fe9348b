/** A moment as a `datetime-local` field holds it, in the browser's time zone; empty for none. */
export function toLocalField(moment: string | null): string {
  if (!moment) return '';
  const at = new Date(moment);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The moment, ISO 8601 in UTC, that a `datetime-local` field holds; null where it is empty or no date. */
export function fromLocalField(value: string): string | null {
  const at = new Date(value);
  return value === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
}
