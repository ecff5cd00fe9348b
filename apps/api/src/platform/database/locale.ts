import type { Locale } from '@casedoor/contracts';

/** Narrows a language from the database: a text column whose only values are ours. */
export function asLocale(locale: string | null): Locale {
  return locale === 'fr' ? 'fr' : 'en';
}
