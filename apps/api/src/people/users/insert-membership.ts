import { Prisma } from '../../platform/database/client.ts';

interface NewMembership {
  membershipId: string;
  userId: string;
}

/** Part of the completion statement: `membership`, a membership in the organization with the role of the CTE `link`. */
export function insertMembership({ membershipId, userId }: NewMembership): Prisma.Sql {
  return Prisma.sql`
    membership AS (
      INSERT INTO "Membership" ("id", "organizationId", "userId", "role", "joinedAt", "redemptionId")
      SELECT ${membershipId}::uuid, redemption."organizationId", ${userId}::uuid, link."joinsAs", now(), redemption."id"
      FROM redemption, link
      RETURNING "id", "organizationId"
    )`;
}

/** Part of the completion statement: locks a membership that is invited and not disabled. */
export function lockInvitedMembership(organizationId: string, membershipId: string): Prisma.Sql {
  return Prisma.sql`
    invited_membership AS (
      SELECT "organizationId", "id" FROM "Membership"
      WHERE "organizationId" = ${organizationId}::uuid AND "id" = ${membershipId}::uuid AND "joinedAt" IS NULL AND "disabledAt" IS NULL FOR UPDATE
    )`;
}

/**
 * Part of the completion statement: `membership`, the locked one, joined. Its role stays what the administrator gave;
 * a link never raises it. `redemptionId` is null for a user added directly.
 */
export function joinMembership(redemptionId: string | null, when: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    membership AS (
      UPDATE "Membership" m
      SET "joinedAt" = now(), "knownFirstName" = NULL, "knownLastName" = NULL, "redemptionId" = ${redemptionId}::uuid
      FROM invited_membership, ${when}
      WHERE m."organizationId" = invited_membership."organizationId" AND m."id" = invited_membership."id"
      RETURNING m."id", m."organizationId"
    )`;
}
