import type { SignupLink } from '@casedoor/contracts';
import { withChanges, type SettingChanges } from './settings.ts';

/** Most people and days that a staff link may have: the API's own limits. */
const mostUses = 10;
const mostDays = 7;
const hour = 3600 * 1000;
// Only the API knows to the hour whether an end is within the limit: clocks change, and the local one may be wrong.
const surelyWithin = mostDays * 24 * hour - 2 * hour;

/** Whether people who sign up through the link join as staff, or get the staff role in a case. */
export function givesStaffRights(link: Pick<SignupLink, 'joinsAs' | 'autoCreateCase' | 'caseRole'>): boolean {
  return link.joinsAs === 'staff' || (link.autoCreateCase && link.caseRole === 'staff');
}

/**
 * Where changes would make the link a staff link, adds the limits that it needs and lacks, to save and undo them
 * together. Returns other changes unchanged.
 */
export function withStaffLimits(link: SignupLink, changes: SettingChanges, now = Date.now()): SettingChanges {
  const after = withChanges(link, changes);
  // The link has more uses than a staff link may have: no limit helps, and the API asks for a new link.
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
