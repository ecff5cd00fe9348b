import type { Locale } from '@casedoor/contracts';
import i18next from 'i18next';
import { changeLanguage, isLanguage, speakLanguage } from '../../i18n/start-i18n.ts';
import { remember, remembered } from './tab-memory.ts';

/** Returns the language in the address (`?lang=fr`), or null. */
export function languageOfAddress(): Locale | null {
  const asked = new URLSearchParams(window.location.search).get('lang');
  return isLanguage(asked) ? asked : null;
}

/** Changes the page's language without storing it. Throws ConnectionError where the catalog fails to load. */
export async function speak(language: Locale | null): Promise<void> {
  if (language && i18next.language !== language) await speakLanguage(language);
}

/**
 * Changes to the language of a link or registration, unless the address names one or the person chose one in this tab.
 * A choice from an earlier visit is overruled: the sender knows the invitee's language.
 */
export async function followSender(language: Locale | null): Promise<void> {
  if (languageOfAddress() === null && remembered('language') === null) await speak(language);
}

/**
 * Applies the person's own choice: changes the language, stores it for this tab and the next visit, and updates an
 * address that names another; unless `isWanted` says that the person has chosen again since. Throws ConnectionError
 * where the catalog fails to load: then nothing is stored.
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

/** Returns the page's current language. */
export function spokenLanguage(): Locale {
  return isLanguage(i18next.language) ? i18next.language : 'en';
}
