import { Prisma } from '../../platform/database/client.ts';
import type { UserSources } from '../../people/users/user-sources.ts';
import { findCasesOfMember } from '../../casework/cases/find-cases-of-member.ts';

/** What the Users list shows of how members signed up, and of their cases. */
export const userSources: UserSources = {
  origins: Prisma.sql`
  LEFT JOIN "Redemption" d ON d."organizationId" = m."organizationId" AND d."id" = m."redemptionId"
  LEFT JOIN "SignupLink" l ON l."organizationId" = d."organizationId" AND l."id" = d."signupLinkId"
  LEFT JOIN LATERAL (
    SELECT "id", "email" FROM "Registration" WHERE "membershipId" = m."id" ORDER BY "id" DESC LIMIT 1
  ) r ON m."joinedAt" IS NULL`,
  linkUse: (signupLinkId) =>
    Prisma.sql`JOIN "Redemption" d ON d."organizationId" = m."organizationId" AND d."id" = m."redemptionId" AND d."signupLinkId" = ${signupLinkId}::uuid`,
  idsByInvitedEmail: (organizationId, pattern) => Prisma.sql`
    SELECT r."membershipId" FROM "Registration" r
    WHERE r."organizationId" = ${organizationId}::uuid AND r."membershipId" IS NOT NULL AND r."email" ILIKE ${pattern}`,
  findCases: findCasesOfMember,
};
