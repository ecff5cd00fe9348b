import { Prisma } from '../database/client.ts';
import { isOpen } from './signup-link.ts';

interface Redeeming {
  signupLinkId: string;
  /** The version that everything else in the statement was prepared for. */
  version: number;
  redemptionId: string;
  membershipId: string;
}

/**
 * Spends one use of a link, inside the completion statement: `link` is the link if it is open now and has a use left,
 * `redemption` the row that records it with the settings in force. Reads the CTE `held`, the locked registration.
 */
export function redeemSignupLink({
  signupLinkId,
  version,
  redemptionId,
  membershipId,
}: Redeeming): Prisma.Sql {
  return Prisma.sql`
    link AS (
      UPDATE "SignupLink" l SET "uses" = l."uses" + 1
      FROM held
      WHERE l."id" = ${signupLinkId}::uuid AND l."id" = held."signupLinkId"
        AND l."version" = ${version} AND NOT l."requiresApproval" AND ${isOpen}
      RETURNING l.*
    ),
    redemption AS (
      INSERT INTO "Redemption" ("id", "organizationId", "signupLinkId", "registrationId", "membershipId", "settings")
      SELECT ${redemptionId}::uuid, link."organizationId", link."id", held."id", ${membershipId}::uuid,
             jsonb_build_object(
               'version', link."version", 'title', link."title", 'joinsAs', link."joinsAs",
               'autoCreateCase', link."autoCreateCase", 'caseRole', link."caseRole",
               'caseTitlePattern', link."caseTitlePattern", 'caseType', link."caseType",
               'opensAt', link."opensAt", 'expiresAt', link."expiresAt", 'useLimit', link."useLimit", 'use', link."uses",
               'allowedEmailDomains', to_jsonb(link."allowedEmailDomains"), 'requiresApproval', link."requiresApproval", 'discreet', link."discreet"
             )
      FROM link, held
      RETURNING *
    )`;
}
