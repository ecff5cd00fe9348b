import type { EndpointAt, RequestOf, SignupLink } from '@casedoor/contracts';

/** Changes to a link's settings, without the version they are based on. */
export type SettingChanges = Omit<
  RequestOf<EndpointAt<'PATCH /signup-links/{signupLinkId}'>>['body'],
  'version'
>;
/** A setting's name. `expiresInDays` is another way of giving `expiresAt`. */
export type SettingName = Exclude<keyof SettingChanges, 'expiresInDays'>;

/** Every setting of a link, in the order in which the panel shows them. */
export const settingNames = [
  'title',
  'allowSignup',
  'autoCreateCase',
  'caseRole',
  'customCaseRoleId',
  'caseTitlePattern',
  'caseType',
  'caseStaffIds',
  'caseStaffAssignment',
  'caseNote',
  'joinsAs',
  'useLimit',
  'dailyLimit',
  'opensAt',
  'expiresAt',
  'allowedEmailDomains',
  'throwawayEmails',
  'requiresApproval',
  'alarmStarts',
  'alarmRefusals',
  'alarmUnverified',
  'locale',
  'welcomeText',
  'notifyAdministrators',
  'discreet',
  'frameOrigins',
] as const satisfies readonly (keyof SignupLink)[];

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

/** The names of the settings that some changes touch. */
export function namesOf(changes: SettingChanges): SettingName[] {
  return settingNames.filter(
    (name) => name in changes || (name === 'expiresAt' && 'expiresInDays' in changes),
  );
}

/** The settings in which two readings of a link differ. */
export function changedSettings(before: SignupLink, after: SignupLink): SettingName[] {
  return settingNames.filter((name) => !same(before[name], after[name]));
}

/** The values that these changes would replace: what undo puts back. Null where one is an end that has passed. */
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

/** A link with changes that are not saved yet. */
export function withChanges(link: SignupLink, changes: SettingChanges): SignupLink {
  return { ...link, ...(changes as Partial<SignupLink>) };
}

/**
 * The settings of `changes` that somebody else has changed, to another value, between what the person saw when
 * they made their change and what the link is now. Saving then would take the other's change away unseen. What the
 * person saved themselves, `own`, is nobody else's: of an end given in days they have not seen the moment yet.
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

/** Whether saving these changes would alter nothing. */
export function changesNothing(link: SignupLink, changes: SettingChanges): boolean {
  return namesOf(changes).every((name) => name in changes && same(link[name], changes[name]));
}
