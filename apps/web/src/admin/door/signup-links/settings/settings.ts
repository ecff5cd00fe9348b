import {
  settingNames,
  type EndpointAt,
  type RequestOf,
  type SettingName,
  type SignupLink,
} from '@casedoor/contracts';

/** Changes to a link's settings, without the version they are based on. */
export type SettingChanges = Omit<
  RequestOf<EndpointAt<'PATCH /signup-links/{signupLinkId}'>>['body'],
  'version'
>;
function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

/** Returns the names of the settings in some changes. */
export function namesOf(changes: SettingChanges): SettingName[] {
  return settingNames.filter(
    (name) => name in changes || (name === 'expiresAt' && 'expiresInDays' in changes),
  );
}

/** Returns the settings in which two versions of a link differ. */
export function changedSettings(before: SignupLink, after: SignupLink): SettingName[] {
  return settingNames.filter((name) => !same(before[name], after[name]));
}

/** Returns the values that these changes replace, for undo. Null where one is an expiry in the past. */
export function formerValues(
  link: SignupLink,
  changes: SettingChanges,
  now = Date.now(),
): SettingChanges | null {
  const names = namesOf(changes);
  if (names.includes('expiresAt') && link.expiresAt !== null && Date.parse(link.expiresAt) <= now)
    return null;
  return Object.fromEntries(names.map((name) => [name, link[name]]));
}

/** Returns a link with unsaved changes applied. */
export function withChanges(link: SignupLink, changes: SettingChanges): SignupLink {
  return { ...link, ...(changes as Partial<SignupLink>) };
}

/**
 * Returns the settings of `changes` on which the save conflicts: somebody else gave them another value between the
 * version that the person saw and the present one, and saving would overwrite it unseen. What the person saved
 * themselves, `own`, is no conflict: an expiry given in days has a time that they have not seen yet.
 */
export function conflictingSettings(
  seen: SignupLink,
  now: SignupLink,
  changes: SettingChanges,
  own: Partial<SignupLink> = {},
): SettingName[] {
  return namesOf(changes).filter(
    (name) =>
      !same(seen[name], now[name]) &&
      !(name in changes && same(now[name], changes[name])) &&
      !(name in own && same(now[name], own[name])),
  );
}

/** Whether these changes equal the link's present values. */
export function changesNothing(link: SignupLink, changes: SettingChanges): boolean {
  return namesOf(changes).every((name) => name in changes && same(link[name], changes[name]));
}
