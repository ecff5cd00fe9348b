import { Prisma, type Transaction } from '../database/client.ts';

/** Whoever gets a case, as they are compared. */
export interface Compared {
  organizationId: string;
  /** The person's own user and membership: nobody is in conflict with themselves. */
  userId: string;
  membershipId: string;
  firstName: string;
  lastName: string;
  emailCanonical: string;
  /** The number, as an expression. */
  phone: Prisma.Sql;
}

/**
 * Has everybody who gets a case at this moment and shares name or telephone number wait for one another, so that the
 * second is compared with the first. To be called before the statement, which then sees what the first has written.
 */
export async function awaitNamesakes(
  transaction: Transaction,
  { organizationId, firstName, lastName, phone }: Compared,
): Promise<void> {
  // In one order, so that nobody waits in a circle.
  await transaction.$queryRaw(Prisma.sql`
    SELECT pg_advisory_xact_lock("key")::text FROM (
      SELECT DISTINCT hashtextextended('namesakes ' || ${organizationId} || ' ' || "likeness", 0) AS "key"
      FROM unnest(ARRAY['name ' || ${nameKeyOf(firstName, lastName)}, 'phone ' || "phone_key"(${phone}::text)]) AS shared ("likeness")
      WHERE "likeness" IS NOT NULL ORDER BY 1
    ) AS locks`);
}

/** More would help nobody who has to decide. */
const mostMatches = 20;

/**
 * Part of a data-modifying WITH: `conflict`, the parties and people of the organization, and so everybody who takes
 * part in one of its cases, that the person shares name, e-mail or telephone number with.
 */
export function findConflicts(person: Compared): Prisma.Sql {
  const name = nameKeyOf(person.firstName, person.lastName);
  const phone = Prisma.sql`"phone_key"(${person.phone}::text)`;
  const organizationId = Prisma.sql`${person.organizationId}::uuid`;
  // Until somebody joins, only what an administrator wrote of them is the organization's to compare.
  return Prisma.sql`
    conflict AS (
      SELECT p."id" AS "partyId", NULL::uuid AS "membershipId", array_remove(ARRAY[
          CASE WHEN p."nameKey" = ${name} THEN 'name' END,
          CASE WHEN p."emailCanonical" = ${person.emailCanonical} THEN 'email' END,
          CASE WHEN p."phoneKey" = ${phone} THEN 'phone' END], NULL) AS "sharedFields"
      FROM "Party" p
      WHERE p."organizationId" = ${organizationId} AND p."archivedAt" IS NULL
        AND (p."nameKey" = ${name} OR p."emailCanonical" = ${person.emailCanonical} OR p."phoneKey" = ${phone})
      UNION ALL
      SELECT NULL, m."id", array_remove(ARRAY[
          CASE WHEN "name_key"(u."firstName" || ' ' || u."lastName") = ${name} THEN 'name' END,
          CASE WHEN "phone_key"(u."phone") = ${phone} THEN 'phone' END], NULL)
      FROM "User" u JOIN "Membership" m ON m."userId" = u."id" AND m."organizationId" = ${organizationId}
      WHERE ("name_key"(u."firstName" || ' ' || u."lastName") = ${name} OR "phone_key"(u."phone") = ${phone})
        AND m."joinedAt" IS NOT NULL AND m."id" <> ${person.membershipId}::uuid AND u."id" <> ${person.userId}::uuid
      UNION ALL
      SELECT NULL, m."id", ARRAY['name']
      FROM "Membership" m
      WHERE m."organizationId" = ${organizationId} AND m."joinedAt" IS NULL AND m."id" <> ${person.membershipId}::uuid
        AND "name_key"(coalesce(m."invitedFirstName", '') || ' ' || coalesce(m."invitedLastName", '')) = ${name}
      LIMIT ${mostMatches}
    )`;
}

/** A name without letters and digits resembles nobody's. */
function nameKeyOf(firstName: string, lastName: string): Prisma.Sql {
  return Prisma.sql`nullif("name_key"(${`${firstName} ${lastName}`}), '')`;
}

/** The status that a case opens with, after `findConflicts`. */
export const statusByConflict = Prisma.sql`
  CASE WHEN EXISTS (SELECT FROM conflict) THEN 'on_hold' ELSE 'open' END`;

interface Held {
  organizationId: string;
  caseId: string;
  membershipId: string;
  /** What stands after FROM: the hold depends on its row. */
  when: Prisma.Sql;
}

/** Parts of a data-modifying WITH, after `findConflicts`: `hold` and what it is about, or nothing where there is no conflict. */
export function insertHold({ organizationId, caseId, membershipId, when }: Held): Prisma.Sql {
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
