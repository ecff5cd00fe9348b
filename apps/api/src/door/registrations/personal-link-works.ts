import { Prisma } from '../../platform/database/client.ts';

/** Whether the personal link in a mail still works, judged by the registration of the row "mail". */
export const personalLinkWorks = Prisma.sql`EXISTS (
            SELECT 1 FROM "Registration" AS registration
            WHERE registration."organizationId" = mail."organizationId" AND registration."id" = mail."registrationId"
              AND registration."state" IN ('started', 'verified')
              AND registration."expiresAt" > now()
          )`;
