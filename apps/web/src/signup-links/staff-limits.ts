import type { SignupLink } from '@casedoor/contracts';
import { withChanges, type SettingChanges } from './settings.ts';

/** How many more people, and for how many days, a link that gives staff rights may take: the API's own limits. */
const mostUses = 10;
const mostDays = 7;
const day = 24 * 3600 * 1000;

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
  if (!givesStaffRights(after)) return changes;
  const { useLimit, uses, expiresAt, requiresApproval, allowedEmailDomains } = after;
  return {
    ...changes,
    ...(useLimit === null || useLimit - uses > mostUses ? { useLimit: uses + mostUses } : {}),
    ...(expiresAt === null || Date.parse(expiresAt) - now > mostDays * day
      ? { expiresInDays: mostDays }
      : {}),
    ...(requiresApproval || allowedEmailDomains.length > 0 ? {} : { requiresApproval: true }),
  };
}
