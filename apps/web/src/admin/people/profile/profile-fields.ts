import type { Locale, Profile } from '@casedoor/contracts';
import type { ProfileChange } from './queries.ts';

/** One's profile as the form holds it: an empty phone is none. */
export interface ProfileFields {
  firstName: string;
  lastName: string;
  phone: string;
  locale: Locale;
  timeZone: string;
}

/** Every field of the form. */
export const fieldNames = [
  'firstName',
  'lastName',
  'phone',
  'locale',
  'timeZone',
] as const satisfies readonly (keyof ProfileFields)[];

/** The profile as the form shows it. */
export function fieldsOf(profile: Profile): ProfileFields {
  const { firstName, lastName, phone, locale, timeZone } = profile;
  return { firstName, lastName, phone: phone ?? '', locale, timeZone };
}

/** What must be sent to get from one state of the profile to the other. */
export function changeBetween(before: ProfileFields, after: ProfileFields): ProfileChange {
  const change: Record<string, string | null> = {};
  for (const name of fieldNames) {
    if (before[name] !== after[name])
      change[name] = name === 'phone' ? after.phone.trim() || null : after[name];
  }
  return change;
}
