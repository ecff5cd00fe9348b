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

/** Returns the translate function of the client's side, and the current language. */
export function useClientText() {
  const { t } = useTranslation('client');
  return { t, locale: useText().locale };
}

/** Returns the sentence of a key in the catalog. */
export type Translate = ReturnType<typeof useText>['t'];

/** Writes a duration as people say it: seconds below a minute and a half, then whole minutes, then hours; rounded up. */
export function inWords(seconds: number, locale: Locale): string {
  const [value, unit] =
    seconds < 90
      ? ([Math.ceil(seconds), 'second'] as const)
      : seconds < 90 * 60
        ? ([Math.ceil(seconds / 60), 'minute'] as const)
        : ([Math.ceil(seconds / 3600), 'hour'] as const);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

/** Formats a moment in an organization's time zone, with the zone's name. */
export function momentIn(timeZone: string, moment: string, locale: Locale): string {
  return writeMoment(locale, moment, { timeZone, weekday: true, zone: true });
}
