import { fullName } from '@casedoor/contracts/person-name';
import { isKnownByNameSql } from '../../people/access/member-name.ts';
import { Prisma, type Transaction } from '../../platform/database/client.ts';

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
 * Part of a data-modifying WITH: `conflict`, the organization's parties and members (and so all participants of its
 * cases) that share name, e-mail or telephone number with the person.
 */
export function findConflicts(person: Compared): Prisma.Sql {
  const name = nameKeyOf(person.firstName, person.lastName);
  const mailbox = Prisma.sql`"mailbox_key"(${person.emailCanonical})`;
  const phone = phoneKeyOf(person.phone);
  const organizationId = Prisma.sql`${person.organizationId}::uuid`;
  const ownName = Prisma.sql`u."nameKey"`;
  const knownName = Prisma.sql`m."knownNameKey"`;
  const mailboxOfUser = Prisma.sql`"mailbox_key"(u."emailCanonical")`;
  const ownPhone = Prisma.sql`right("phone_key"(u."phone"), 8)`;
  const knownPhone = Prisma.sql`right("phone_key"(m."knownPhone"), 8)`;
  const inOrganization = Prisma.sql`m."organizationId" = ${organizationId}`;
  // Until a member joins, the organization may compare only what an administrator typed about them. Afterwards both count:
  // what the person gave, and what an administrator made of it. Each candidate query reads its own index.
  return Prisma.sql`
    conflict AS (
      SELECT p."id" AS "partyId", NULL::uuid AS "membershipId", array_remove(ARRAY[
          CASE WHEN p."nameKey" = ${name} THEN 'name' END,
          CASE WHEN "mailbox_key"(p."emailCanonical") = ${mailbox} THEN 'email' END,
          CASE WHEN right(p."phoneKey", 8) = ${phone} THEN 'phone' END], NULL) AS "sharedFields"
      FROM "Party" p
      WHERE p."organizationId" = ${organizationId} AND p."archivedAt" IS NULL
        AND (p."nameKey" = ${name} OR "mailbox_key"(p."emailCanonical") = ${mailbox} OR right(p."phoneKey", 8) = ${phone})
      UNION ALL
      SELECT NULL, m."id", shared."fields"
      FROM (
        SELECT m."id" FROM "User" u JOIN "Membership" m ON m."userId" = u."id" AND ${inOrganization}
        WHERE ${ownName} = ${name} OR ${mailboxOfUser} = ${mailbox} OR ${ownPhone} = ${phone}
        UNION
        SELECT m."id" FROM "Membership" m WHERE ${inOrganization} AND ${isKnownByNameSql} AND ${knownName} = ${name}
        UNION
        SELECT m."id" FROM "Membership" m WHERE ${inOrganization} AND m."knownPhone" IS NOT NULL AND ${knownPhone} = ${phone}
      ) candidate
      JOIN "Membership" m ON m."organizationId" = ${organizationId} AND m."id" = candidate."id"
      JOIN "User" u ON u."id" = m."userId"
      CROSS JOIN LATERAL (SELECT array_remove(ARRAY[
          CASE WHEN ${knownName} = ${name} OR m."joinedAt" IS NOT NULL AND ${ownName} = ${name} THEN 'name' END,
          CASE WHEN ${mailboxOfUser} = ${mailbox} THEN 'email' END,
          CASE WHEN ${knownPhone} = ${phone} OR m."joinedAt" IS NOT NULL AND ${ownPhone} = ${phone} THEN 'phone' END], NULL) AS "fields") shared
      WHERE cardinality(shared."fields") > 0 AND m."id" <> ${person.membershipId}::uuid AND u."id" <> ${person.userId}::uuid
      LIMIT ${mostMatches}
    )`;
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
