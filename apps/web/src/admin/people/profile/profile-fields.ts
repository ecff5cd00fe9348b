import type { Locale, Profile } from '@casedoor/contracts';
import type { ProfileChange } from './queries.ts';

/** The person's own profile as the form holds it: an empty phone means none. */
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

/** Returns the profile as the form holds it. */
export function fieldsOf(profile: Profile): ProfileFields {
  const { firstName, lastName, phone, locale, timeZone } = profile;
  return { firstName, lastName, phone: phone ?? '', locale, timeZone };
}

/** Returns the request body that changes `before` into `after`. */
export function changeBetween(before: ProfileFields, after: ProfileFields): ProfileChange {
  const change: Record<string, string | null> = {};
  for (const name of fieldNames) {
    if (before[name] !== after[name])
      change[name] = name === 'phone' ? after.phone.trim() || null : after[name];
  }
  return change;
}
