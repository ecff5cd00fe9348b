import type { SignupLink } from '@casedoor/contracts';
import { withChanges, type SettingChanges } from './settings.ts';

/** How many people in all a link that gives staff rights may take, and for how many days: the API's own limits. */
const mostUses = 10;
const mostDays = 7;
const hour = 3600 * 1000;
// To the hour only the API knows whether an end is within the limit: clocks change, and this one may be wrong.
const surelyWithin = mostDays * 24 * hour - 2 * hour;

/** Whether people who come through the link join the staff, or work on a case as staff. */
export function givesStaffRights(link: Pick<SignupLink, 'joinsAs' | 'autoCreateCase' | 'caseRole'>): boolean {
  return link.joinsAs === 'staff' || (link.autoCreateCase && link.caseRole === 'staff');
}

/**
 * Changes that would make the link give staff rights, with the limits that it then needs and does not have: saved
 * together, and taken back together. Other changes stay as they are.
 */
export function withStaffLimits(link: SignupLink, changes: SettingChanges, now = Date.now()): SettingChanges {
  const after = withChanges(link, changes);
  // Where more have come through it, no limit helps: the API says that a new link is needed.
  if (!givesStaffRights(after) || after.uses > mostUses) return changes;
  const { useLimit, opensAt, expiresAt, requiresApproval, allowedEmailDomains } = after;
  const isFar = (moment: string | null) => moment !== null && Date.parse(moment) - now > surelyWithin;
  return {
    ...changes,
    ...(useLimit === null || useLimit > mostUses ? { useLimit: mostUses } : {}),
    ...((expiresAt === null || isFar(expiresAt)) && !isFar(opensAt) ? { expiresInDays: mostDays } : {}),
    ...(requiresApproval || allowedEmailDomains.length > 0 ? {} : { requiresApproval: true }),
  };
}
