import { fullName } from '@casedoor/contracts/person-name';
import { isKnownByNameSql } from '../../people/access/member-name.ts';
import { Prisma, type Transaction } from '../../platform/database/client.ts';
import { limitRows } from '../../platform/database/limit-rows.ts';

/** The person of a new case, with what is compared. */
export interface Compared {
  organizationId: string;
  /** The person's own user and membership, which are excluded from the comparison. */
  userId: string;
  membershipId: string;
  firstName: string;
  lastName: string;
  emailCanonical: string;
  /** The telephone number, as an SQL expression. */
  phone: Prisma.Sql;
}

/**
 * Serializes, with advisory locks, the cases of people who share name, mailbox or telephone number, so that the second
 * is compared with the first. Call it before the statement, which then sees what the first transaction committed.
 */
export async function lockPotentialDuplicates(
  transaction: Transaction,
  { organizationId, firstName, lastName, emailCanonical, phone }: Compared,
): Promise<void> {
  // In one lock order, so that there is no deadlock.
  await transaction.$queryRaw(Prisma.sql`
    SELECT pg_advisory_xact_lock("key")::text FROM (
      SELECT DISTINCT hashtextextended('namesakes ' || ${organizationId} || ' ' || "likeness", 0) AS "key"
      FROM unnest(ARRAY['name ' || ${nameKeyOf(firstName, lastName)}, 'mail ' || "mailbox_key"(${emailCanonical}),
        'phone ' || ${phoneKeyOf(phone)}]) AS shared ("likeness")
      WHERE "likeness" IS NOT NULL ORDER BY 1
    ) AS locks`);
}

/** More matches would not help a manager to decide. */
const mostMatches = 20;

/**
 * Parts of a data-modifying WITH: `conflict`, the organization's parties and members (and so all participants of its
 * cases) that share name, e-mail or telephone number with the person. The work does not grow with the organization: the
 * person's keys are computed once, and each lookup reads its own index.
 */
export function findConflicts(person: Compared): Prisma.Sql {
  const organizationId = Prisma.sql`${person.organizationId}::uuid`;
  const member = Prisma.sql`SELECT * FROM "Membership" m WHERE m."organizationId" = ${organizationId}`;
  const party = Prisma.sql`SELECT * FROM "Party" p WHERE p."organizationId" = ${organizationId} AND p."archivedAt" IS NULL`;
  const ownName = Prisma.sql`u."nameKey" = compared."name"`;
  const ownMailbox = Prisma.sql`"mailbox_key"(u."emailCanonical") = compared."mailbox"`;
  const ownPhone = Prisma.sql`right("phone_key"(u."phone"), 8) = compared."phone"`;
  const knownName = Prisma.sql`m."knownNameKey" = compared."name"`;
  const knownPhone = Prisma.sql`right("phone_key"(m."knownPhone"), 8) = compared."phone"`;
  const partyName = Prisma.sql`p."nameKey" = compared."name"`;
  const partyMailbox = Prisma.sql`"mailbox_key"(p."emailCanonical") = compared."mailbox"`;
  const partyPhone = Prisma.sql`right(p."phoneKey", 8) = compared."phone"`;
  // Until a member joins, the organization may compare only what an administrator typed about them. Afterwards both count:
  // what the person gave, and what an administrator made of it.
  return Prisma.sql`
    compared AS MATERIALIZED (
      SELECT ${nameKeyOf(person.firstName, person.lastName)} AS "name", "mailbox_key"(${person.emailCanonical}) AS "mailbox",
        ${phoneKeyOf(person.phone)} AS "phone"
    ),
    alike_party AS MATERIALIZED (
      SELECT p."id" FROM compared ${each(Prisma.sql`${party} AND ${partyName}`)} p
      UNION SELECT p."id" FROM compared ${each(Prisma.sql`${party} AND ${partyMailbox}`)} p
      UNION SELECT p."id" FROM compared ${each(Prisma.sql`${party} AND ${partyPhone}`)} p
    ),
    alike_user AS MATERIALIZED (
      SELECT u."id" FROM compared JOIN "User" u ON ${ownName}
      UNION SELECT u."id" FROM compared JOIN "User" u ON ${ownMailbox}
      UNION SELECT u."id" FROM compared JOIN "User" u ON ${ownPhone}
    ),
    alike_member AS MATERIALIZED (
      SELECT m."id" FROM alike_user ${each(Prisma.sql`${member} AND m."userId" = alike_user."id"`)} m
      UNION SELECT m."id" FROM compared ${each(Prisma.sql`${member} AND ${isKnownByNameSql} AND ${knownName}`)} m
      UNION SELECT m."id" FROM compared ${each(Prisma.sql`${member} AND m."knownPhone" IS NOT NULL AND ${knownPhone}`)} m
    ),
    conflict AS (
      SELECT p."id" AS "partyId", NULL::uuid AS "membershipId", array_remove(ARRAY[
          CASE WHEN ${partyName} THEN 'name' END,
          CASE WHEN ${partyMailbox} THEN 'email' END,
          CASE WHEN ${partyPhone} THEN 'phone' END], NULL) AS "sharedFields"
      FROM compared, alike_party ${each(Prisma.sql`SELECT * FROM "Party" p WHERE p."organizationId" = ${organizationId} AND p."id" = alike_party."id"`)} p
      UNION ALL
      SELECT NULL, m."id", shared."fields"
      FROM compared, alike_member ${each(Prisma.sql`SELECT * FROM "Membership" m WHERE m."organizationId" = ${organizationId} AND m."id" = alike_member."id"`)} m
      JOIN "User" u ON u."id" = m."userId"
      CROSS JOIN LATERAL (SELECT array_remove(ARRAY[
          CASE WHEN ${knownName} OR m."joinedAt" IS NOT NULL AND ${ownName} THEN 'name' END,
          CASE WHEN ${ownMailbox} THEN 'email' END,
          CASE WHEN ${knownPhone} OR m."joinedAt" IS NOT NULL AND ${ownPhone} THEN 'phone' END], NULL) AS "fields") shared
      WHERE cardinality(shared."fields") > 0 AND m."id" <> ${person.membershipId}::uuid AND u."id" <> ${person.userId}::uuid
      ${limitRows(mostMatches)}
    )`;
}

/**
 * Looks rows up for each row on the left. OFFSET 0 keeps PostgreSQL from starting with all rows of the organization
 * instead: a plan that was made while a table was small is used long after it has grown.
 */
function each(rows: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`CROSS JOIN LATERAL (${rows} OFFSET 0)`;
}

/** A name without letters and digits matches no other. */
function nameKeyOf(firstName: string, lastName: string): Prisma.Sql {
  return Prisma.sql`nullif("name_key"(${fullName({ firstName, lastName })}), '')`;
}

/** The last 8 digits of a telephone number: the part that is the same however the number is dialled. */
function phoneKeyOf(phone: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`right("phone_key"(${phone}::text), 8)`;
}

/** The status that a case opens with, after `findConflicts`. */
export const statusByConflict = Prisma.sql`
  CASE WHEN EXISTS (SELECT FROM conflict) THEN 'on_hold' ELSE 'open' END`;

interface NewHold {
  organizationId: string;
  caseId: string;
  membershipId: string;
  /** What follows FROM: the hold is inserted only if this has a row. */
  when: Prisma.Sql;
}

/**
 * Parts of a data-modifying WITH, after `findConflicts`: inserts
 * `hold` and its matches; nothing if there is no conflict.
 */
export function insertHold({ organizationId, caseId, membershipId, when }: NewHold): Prisma.Sql {
  return Prisma.sql`
    hold AS (
      INSERT INTO "CaseHold" ("organizationId", "caseId", "membershipId")
      SELECT ${organizationId}::uuid, ${caseId}::uuid, ${membershipId}::uuid FROM ${when}
      WHERE EXISTS (SELECT FROM conflict)
      RETURNING "id", "organizationId"
    ),
    hold_match AS (
      INSERT INTO "CaseHoldMatch" ("organizationId", "holdId", "partyId", "membershipId", "sharedFields")
      SELECT hold."organizationId", hold."id", conflict."partyId", conflict."membershipId", conflict."sharedFields"
      FROM hold, conflict
    )`;
}
