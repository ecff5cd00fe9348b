import { writeDate, writeMoment } from '@casedoor/contracts/dates';
import i18next from 'i18next';
import { isLanguage, type Language } from './start-i18n.ts';

const spoken = (): Language => (isLanguage(i18next.language) ? i18next.language : 'en');

/** A moment's date in the reader's language, such as 22 November 2026. */
export function formatDate(moment: string | Date): string {
  return writeDate(spoken(), moment);
}

/** A moment's date in few characters, such as 22 Nov 2026. */
export function formatShortDate(moment: string | Date): string {
  return writeDate(spoken(), moment, { short: true });
}

/** A moment's date and time in the reader's language and time zone, such as 22 Nov 2026, 15:30. */
export function formatDateTime(moment: string | Date): string {
  return writeMoment(spoken(), moment, { short: true });
}

/**
 * A moment in an organization's time zone, to the second where it has seconds; names the zone where the reader's own
 * clock shows something else.
 */
export function formatMoment(moment: string, timeZone: string): string {
  const shown = (zone?: string) =>
    writeMoment(spoken(), moment, {
      short: true,
      seconds: true,
      ...(zone === undefined ? {} : { timeZone: zone }),
    });
  const there = shown(timeZone);
  return there === shown() ? there : `${there} (${timeZone})`;
}

/** Several words as a list: "a, b and c". */
export function formatList(words: readonly string[]): string {
  return new Intl.ListFormat(i18next.language, { type: 'conjunction' }).format(words);
}

/** How long ago a moment was, in the largest fitting unit: "3 days ago". */
export function formatWaited(moment: string | Date, now = Date.now()): string {
  const minutes = Math.round((now - new Date(moment).getTime()) / 60_000);
  const format = new Intl.RelativeTimeFormat(i18next.language, { numeric: 'auto' });
  if (minutes < 60) return format.format(-Math.max(minutes, 0), 'minute');
  if (minutes < 48 * 60) return format.format(-Math.round(minutes / 60), 'hour');
  return format.format(-Math.round(minutes / 1440), 'day');
}

/** A whole number, in the reader's language. */
export function formatNumber(count: number): string {
  return new Intl.NumberFormat(spoken()).format(count);
}

/** A part of a whole in per cent: "42%", « 42 % ». */
export function formatShare(share: number): string {
  return new Intl.NumberFormat(spoken(), { style: 'percent' }).format(share);
}

/** A day (`2026-11-22`) or a month (`2026-11`) as it is written at the foot of a chart. */
export function formatPeriod(period: string): string {
  const isMonth = period.length === 7;
  const moment = new Date(`${isMonth ? `${period}-01` : period}T00:00:00Z`);
  return new Intl.DateTimeFormat(spoken() === 'fr' ? 'fr-FR' : 'en-GB', {
    ...(isMonth ? {} : { day: 'numeric' }),
    month: 'short',
    ...(isMonth ? { year: 'numeric' } : {}),
    timeZone: 'UTC',
  }).format(moment);
}
