import type { Locale } from '@casedoor/contracts';

const names: Record<string, Locale> = {
  en: 'en',
  english: 'en',
  anglais: 'en',
  fr: 'fr',
  french: 'fr',
  francais: 'fr',
};

/** The language that a cell of a list names: `fr`, `fr-CA`, `French`, `français`; null for another. */
export function readLanguage(typed: string): Locale | null {
  const plain = typed.trim().toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
  return names[plain.replace(/^(en|fr)[-_][a-z]{2}$/, '$1')] ?? null;
}
