import { Prisma } from '../../platform/database/client.ts';
import { nextCaseStaff } from './case-recipe.ts';
import { nextMidnight } from '../../platform/database/clock.ts';
import { settingColumns } from './settings.ts';
import { stateForLockedRegistration } from './signup-link.ts';
import { needsNoApproval } from './staff-rights.ts';

interface Redeeming {
  /** The link whose use is spent: the registration's own, or the successor of a replaced one. */
  signupLinkId: string;
  /** The version that everything else in the statement was prepared for. */
  version: number;
  redemptionId: string;
  membershipId: string;
  /** An administrator approves the person: a paused or expired link is no obstacle, a full or ended one is. */
  isApproved: boolean;
}

/**
 * Whether the link `l` is the one that counts for the CTE `locked_registration`: its own, or the successor of its
 * replaced one.
 */
export const countsForLockedRegistration = Prisma.sql`l."organizationId" = locked_registration."organizationId" AND (l."id" = locked_registration."signupLinkId" OR EXISTS (
    SELECT FROM "SignupLink" old
    WHERE old."organizationId" = l."organizationId" AND old."id" IN (locked_registration."signupLinkId", locked_registration."openedLinkId") AND old."graceForId" = l."id" AND old."graceEndsAt" > now()))`;

// The type and the custom role are kept by name.
const settingsByName = Prisma.raw(
  settingColumns
    .filter((column) => column !== 'caseTypeId' && column !== 'customCaseRoleId')
    .map((column) => `'${column}', link."${column}"`)
    .join(', '),
);

/**
 * Spends one use of a link, and the turn of its staff, inside the completion statement: `link` is the link if it is
 * open now and has a use left, `redemption` the row that records the use with a snapshot of the settings. Reads the CTE
 * `locked_registration`.
 */
export function redeemSignupLink({
  signupLinkId,
  version,
  redemptionId,
  membershipId,
  isApproved,
}: Redeeming): Prisma.Sql {
  const isAllowed = isApproved
    ? Prisma.sql`l."revokedAt" IS NULL AND l."replacedAt" IS NULL AND (l."useLimit" IS NULL OR l."uses" < l."useLimit")
        AND (l."dailyLimit" IS NULL OR l."dayEndsAt" IS NULL OR l."dayEndsAt" <= now() OR l."usesToday" < l."dailyLimit")`
    : Prisma.sql`${countsForLockedRegistration} AND ${stateForLockedRegistration} = 'open' AND ${needsNoApproval}`;
  return Prisma.sql`
    link AS (
      UPDATE "SignupLink" l SET "uses" = l."uses" + 1,
        "usesToday" = CASE WHEN l."dayEndsAt" > now() THEN l."usesToday" + 1 ELSE 1 END,
        "dayEndsAt" = CASE WHEN l."dayEndsAt" > now() THEN l."dayEndsAt" ELSE ${nextMidnight(Prisma.sql`now()`, Prisma.sql`o."timeZone"`)} END,
        "caseStaffLastId" = CASE WHEN l."autoCreateCase" AND l."caseStaffAssignment" = 'in_turn' THEN ${nextCaseStaff} ELSE l."caseStaffLastId" END
      FROM locked_registration JOIN "Organization" o ON o."id" = locked_registration."organizationId"
      WHERE l."organizationId" = locked_registration."organizationId" AND l."id" = ${signupLinkId}::uuid
        AND l."version" = ${version} AND ${isAllowed}
      RETURNING l.*
    ),
    redemption AS (
      INSERT INTO "Redemption" ("id", "organizationId", "signupLinkId", "registrationId", "membershipId", "settings")
      SELECT ${redemptionId}::uuid, link."organizationId", link."id", locked_registration."id", ${membershipId}::uuid,
             jsonb_build_object(
               ${settingsByName},
               'caseType', (SELECT t."name" FROM "CaseType" t WHERE t."organizationId" = link."organizationId" AND t."id" = link."caseTypeId"),
               'customCaseRole', (SELECT r."name" FROM "CustomCaseRole" r WHERE r."organizationId" = link."organizationId" AND r."id" = link."customCaseRoleId"),
               'version', link."version", 'use', link."uses", 'useOfDay', link."usesToday", 'dayEndsAt', link."dayEndsAt"
             )
      FROM link, locked_registration
      RETURNING *
    )`;
}
