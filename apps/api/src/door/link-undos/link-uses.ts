import { mostUndone, type CaseStatus, type UndoneCase, type UndoneUser } from '@casedoor/contracts';
import { Prisma, type Transaction } from '../../platform/database/client.ts';
import { invalidField } from '../../platform/http/problem.ts';
import { isAdministratorSql } from '../../people/access/active-member.ts';

/** The range of an undo: who signed up through a link from one moment to another. */
export interface UndoRange {
  organizationId: string;
  signupLinkId: string;
  since: string;
  /** Null: until now. */
  until: string | null;
  /** Whether to leave people whom somebody had invited by name. */
  leaveInvited: boolean;
}

/** One use of the link, and what an undo does to the person and the case. */
export interface LinkUse {
  redemptionId: string;
  membershipId: string;
  joinedAt: Date;
  user: Extract<UndoneUser, 'disabled' | 'was_member' | 'administrator' | 'already_disabled' | 'invited'>;
  caseId: string | null;
  caseStatus: CaseStatus | null;
  case: Extract<UndoneCase, 'archived' | 'worked_on' | 'already_archived' | 'invited'> | null;
}

/** Throws `request_invalid` where the range ends before it begins. */
export function refuseImpossibleRange({ since, until }: Pick<UndoRange, 'since' | 'until'>): void {
  if (until !== null && Date.parse(until) <= Date.parse(since))
    throw invalidField('until', 'ends_before_beginning');
}

/** Whether `column` lies in the range. */
function inRange(column: Prisma.Sql, { since, until }: UndoRange): Prisma.Sql {
  const end = until === null ? Prisma.empty : Prisma.sql`AND ${column} < ${until}::timestamptz`;
  return Prisma.sql`(${column} >= ${since}::timestamptz ${end})`;
}

/**
 * A query of the ids of every use in the range: through the link itself, or through its URL while it led to a
 * successor.
 */
function usesIn(range: UndoRange): Prisma.Sql {
  const during = inRange(Prisma.sql`used."createdAt"`, range);
  return Prisma.sql`
      SELECT used."id" FROM "Redemption" used WHERE used."signupLinkId" = ${range.signupLinkId}::uuid AND ${during}
      UNION
      SELECT used."id" FROM "Registration" opened
      JOIN "Redemption" used ON used."organizationId" = opened."organizationId" AND used."registrationId" = opened."id"
      WHERE opened."openedLinkId" = ${range.signupLinkId}::uuid AND ${during}`;
}

/** Whether the range has more uses than one undo takes. */
export async function areTooMany(transaction: Transaction, range: UndoRange): Promise<boolean> {
  const [{ total }] = await transaction.$queryRaw<[{ total: number }]>`
    SELECT count(*)::int AS "total" FROM (SELECT FROM (${usesIn(range)}) used LIMIT ${mostUndone + 1}) counted`;
  return total > mostUndone;
}

/**
 * A query of every use in the range with what an undo does to it. A case counts as worked on if its history has an act
 * of anybody but the person; undos and restores do not count.
 */
export function linkUse(range: UndoRange): Prisma.Sql {
  const { organizationId, leaveInvited } = range;
  const invited = leaveInvited ? Prisma.sql`r."origin" = 'invitation'` : Prisma.sql`false`;
  return Prisma.sql`
    SELECT d."id" AS "redemptionId", d."membershipId", d."createdAt" AS "joinedAt",
      CASE WHEN ${invited} THEN 'invited'
           WHEN m."disabledAt" IS NOT NULL THEN 'already_disabled'
           WHEN ${isAdministratorSql('m')} THEN 'administrator'
           WHEN m."redemptionId" IS DISTINCT FROM d."id" OR m."addedById" IS NOT NULL THEN 'was_member'
           ELSE 'disabled' END AS "user",
      c."id" AS "caseId", c."status" AS "caseStatus",
      CASE WHEN c."id" IS NULL THEN NULL
           WHEN ${invited} THEN 'invited'
           WHEN c."status" = 'archived' THEN 'already_archived'
           WHEN EXISTS (
             SELECT FROM "AuditEvent" e
             WHERE e."subjectId" = c."id" AND e."actorMembershipId" <> d."membershipId" AND NOT jsonb_exists(e."details", 'undoId')
           ) THEN 'worked_on'
           ELSE 'archived' END AS "case"
    FROM (${usesIn(range)}) chosen
    JOIN "Redemption" d ON d."id" = chosen."id" AND d."organizationId" = ${organizationId}::uuid
    JOIN "Registration" r ON r."organizationId" = d."organizationId" AND r."id" = d."registrationId"
    JOIN "Membership" m ON m."organizationId" = d."organizationId" AND m."id" = d."membershipId"
    LEFT JOIN "CaseRecord" c ON c."organizationId" = d."organizationId" AND c."redemptionId" = d."id"`;
}

/** The unfinished registrations that an undo ends, over "Registration" r. */
export function unfinishedThrough(range: UndoRange): Prisma.Sql {
  const { signupLinkId, leaveInvited } = range;
  return Prisma.sql`
    (r."signupLinkId" = ${signupLinkId}::uuid OR r."openedLinkId" = ${signupLinkId}::uuid)
    AND ${inRange(Prisma.sql`r."createdAt"`, range)}
    ${leaveInvited ? Prisma.sql`AND r."origin" = 'link'` : Prisma.empty}`;
}
