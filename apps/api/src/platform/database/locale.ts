import type { Locale } from '@casedoor/contracts';

/** A language as the database keeps it: a text whose only values are ours. */
export function asLocale(locale: string | null): Locale {
  return locale === 'fr' ? 'fr' : 'en';
}
