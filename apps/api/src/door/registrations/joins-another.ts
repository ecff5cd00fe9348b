import { Prisma } from '../../platform/database/client.ts';

/** Whether the user `u` has verified the mailbox of a registration in an organization that has not disabled them. */
export const joinsAnother = Prisma.sql`EXISTS (
      SELECT 1 FROM "Registration" AS registration
      WHERE registration."emailCanonical" = u."emailCanonical" AND registration."state" = 'verified' AND registration."expiresAt" > now()
        AND NOT EXISTS (
          SELECT 1 FROM "Membership" AS own
          WHERE own."organizationId" = registration."organizationId" AND own."userId" = u."id" AND own."disabledAt" IS NOT NULL
        )
    )`;
