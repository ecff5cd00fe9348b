import { Prisma } from '../../platform/database/client.ts';
import { Problem, type FieldError } from '../../platform/http/problem.ts';
import { mostStaffDays, type Clock } from './read-clock.ts';
import { isActiveAdministratorSql } from '../../people/access/active-member.ts';
import { givesStaffRights, givesStaffRightsSql, type GivenRights } from '../../people/access/staff-rights.ts';

/** The use limit of a staff link: how many people may sign up through it in all. */
const mostUses = 10;

/** What decides whether a link gives staff rights, and within which limits. */
export interface StaffFacts extends GivenRights {
  useLimit: number | null;
  uses: number;
  expiresAt: Date | null;
  allowedEmailDomains: readonly string[];
  requiresApproval: boolean;
}

/** The settings by which an administrator vouches for the staff rights that a link gives. */
const answering = [
  'joinsAs',
  'autoCreateCase',
  'caseRole',
  'customCaseRoleId',
  'useLimit',
  'expiresAt',
  'allowedEmailDomains',
  'requiresApproval',
] as const;

/** Whether a change affects what a link's staff rights depend on; switching it on does too. */
export function touchesStaffRights(changes: object): boolean {
  return (
    answering.some((name) => name in changes) || ('allowSignup' in changes && changes.allowSignup === true)
  );
}

/**
 * A public URL that makes staff is a key to the firm: it must be for few people, for a short time, and either ask for
 * approval or be for certain domains. Throws `request_invalid`, naming each setting that is too generous, or, where too
 * many people have signed up through the link already, the one that gives staff rights.
 */
export function refuseUnguardedStaffLink(link: StaffFacts, { latestStaffEnd }: Clock): void {
  if (!givesStaffRights(link)) return;
  if (link.uses > mostUses) {
    const path = link.joinsAs === 'staff' ? 'joinsAs' : 'caseRole';
    const error: FieldError = { path, code: 'staff_new_link_needed', maximum: mostUses };
    throw new Problem('request_invalid', { errors: [error] });
  }
  const errors: FieldError[] = [];
  if (link.useLimit === null || link.useLimit > mostUses)
    errors.push({ path: 'useLimit', code: 'staff_use_limit_needed', maximum: mostUses });
  if (!link.expiresAt || link.expiresAt > latestStaffEnd)
    errors.push({ path: 'expiresAt', code: 'staff_end_needed', maximum: mostStaffDays });
  if (!link.requiresApproval && link.allowedEmailDomains.length === 0)
    errors.push({ path: 'requiresApproval', code: 'staff_approval_needed' });
  if (errors.length > 0) throw new Problem('request_invalid', { errors });
}

/**
 * The use limit that a link with these rights may have, as close to the wanted one as possible: a staff link takes few
 * people.
 */
export function capUses(link: GivenRights, useLimit: number | null): number | null {
  return givesStaffRights(link) ? Math.min(useLimit ?? mostUses, mostUses) : useLimit;
}

/** The opposite of `needsApproval`, in SQL for the statement that gives the rights; `l` is the link. */
export const needsNoApproval = Prisma.sql`(
  NOT l."requiresApproval"
  AND (
    NOT ${givesStaffRightsSql}
    OR EXISTS (
      SELECT FROM "Membership" g WHERE g."organizationId" = l."organizationId" AND g."id" = l."grantedById" AND ${isActiveAdministratorSql('g')})
  )
)`;
