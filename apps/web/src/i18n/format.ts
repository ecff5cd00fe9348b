import i18next from 'i18next';

// English dates differ by country: the browser knows which one, if it speaks the chosen language.
function region(): string {
  return navigator.languages.find((tag) => tag.startsWith(`${i18next.language}-`)) ?? i18next.language;
}

/** A moment's date in the reader's language, such as 22 November 2026. */
export function formatDate(moment: string | Date): string {
  return new Intl.DateTimeFormat(region(), { dateStyle: 'long' }).format(new Date(moment));
}

/** A moment's date in few characters, such as 22 Nov 2026. */
export function formatShortDate(moment: string | Date): string {
  return new Intl.DateTimeFormat(region(), { dateStyle: 'medium' }).format(new Date(moment));
}

/** A moment's date and time in the reader's language and time zone. */
export function formatDateTime(moment: string | Date): string {
  return new Intl.DateTimeFormat(region(), { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(moment),
  );
}

/**
 * A moment in an organization's time zone, to the second where it has seconds; names the zone where the reader's own
 * clock shows something else.
 */
export function formatMoment(moment: string, timeZone: string): string {
  const at = new Date(moment);
  const shown = (zone?: string) =>
    new Intl.DateTimeFormat(region(), {
      dateStyle: 'medium',
      timeStyle: at.getUTCSeconds() === 0 ? 'short' : 'medium',
      timeZone: zone,
    }).format(at);
  const there = shown(timeZone);
  return there === shown() ? there : `${there} (${timeZone})`;
}

/** Several words as a list: "a, b and c". */
export function formatList(words: readonly string[]): string {
  return new Intl.ListFormat(i18next.language, { type: 'conjunction' }).format(words);
}
