import type { Locale } from '@casedoor/contracts';
import { writeMoment } from '@casedoor/contracts/dates';
import { useTranslation } from 'react-i18next';
import { isLanguage } from './start-i18n.ts';

/** Returns the translate function of the invitee's side, and the current language. */
export function useText() {
  const { t, i18n } = useTranslation('join');
  const locale: Locale = isLanguage(i18n.language) ? i18n.language : 'en';
  return { t, locale };
}

/** Returns the sentence of a key in the catalog. */
export type Translate = ReturnType<typeof useText>['t'];

/** Formats a number of seconds: "59 seconds". */
export function inWords(seconds: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit: 'second', unitDisplay: 'long' }).format(
    seconds,
  );
}

/** Formats a moment in an organization's time zone, with the zone's name. */
export function momentIn(timeZone: string, moment: string, locale: Locale): string {
  return writeMoment(locale, moment, { timeZone, weekday: true, zone: true });
}
