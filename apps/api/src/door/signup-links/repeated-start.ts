import { Prisma } from '../../platform/database/client.ts';

/**
 * Whether the registration `r` is a start that nobody verified, while the same address began again later through the
 * link or verified its mailbox. Lists and counts leave these out, so that each person is in them once.
 */
export const isRepeatedStart = Prisma.sql`(
  r."origin" = 'link' AND r."verifiedAt" IS NULL AND r."state" IN ('started', 'expired') AND r."emailCanonical" <> ''
  AND EXISTS (
    SELECT FROM "Registration" other
    WHERE other."signupLinkId" = r."signupLinkId" AND other."emailCanonical" = r."emailCanonical"
      AND (other."id" > r."id" OR other."verifiedAt" IS NOT NULL)
  ))`;
