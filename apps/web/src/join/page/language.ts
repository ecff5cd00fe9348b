import type { Locale } from '@casedoor/contracts';
import i18next from 'i18next';
import { changeLanguage, isLanguage, speakLanguage } from '../../i18n/start-i18n.ts';
import { remember, remembered } from './tab-memory.ts';

/** The language that the address asks for (`?lang=fr`), or null. */
export function languageOfAddress(): Locale | null {
  const asked = new URLSearchParams(window.location.search).get('lang');
  return isLanguage(asked) ? asked : null;
}

/** Speaks a language without remembering it. Throws ConnectionError where its words do not come. */
export async function speak(language: Locale | null): Promise<void> {
  if (language && i18next.language !== language) await speakLanguage(language);
}

/**
 * Speaks the language of a link or registration, unless the address asks for one or the person chose one in
 * this tab. A choice of an earlier visit gives way: the sender knows whom they write to.
 */
export async function followSender(language: Locale | null): Promise<void> {
  if (languageOfAddress() === null && remembered('language') === null) await speak(language);
}

/**
 * The person's own choice: speaks it, keeps it for this tab and the next visit, and puts it in an address that asked for
 * another; unless `isWanted` says by then that the person chose anew. Throws ConnectionError where its words do not come:
 * then nothing is kept.
 */
export async function chooseLanguage(language: Locale, isWanted: () => boolean): Promise<void> {
  if (!(await changeLanguage(language, isWanted))) return;
  remember('language', language);
  if (languageOfAddress() !== null) {
    const address = new URL(window.location.href);
    address.searchParams.set('lang', language);
    window.history.replaceState(window.history.state, '', address);
  }
}

/** The language being spoken. */
export function spokenLanguage(): Locale {
  return isLanguage(i18next.language) ? i18next.language : 'en';
}
