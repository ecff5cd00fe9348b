import { Prisma } from '../../platform/database/client.ts';

/**
 * What the state of an invitation `i` is derived from: `r` its registration, `e` the newest mail with its personal
 * link, `joined` the membership that the person got another way, such as through the link page. Includes nothing that merely loading a page writes, because mail scanners load pages.
 */
export const registrationAndMail = Prisma.sql`
  LEFT JOIN "Registration" r ON r."organizationId" = i."organizationId" AND r."id" = i."registrationId"
  LEFT JOIN LATERAL (
    SELECT m."createdAt", m."state", m."deliveredAt", m."bouncedAt", m."lastError"
    FROM "Email" m WHERE m."registrationId" = r."id" ORDER BY m."createdAt" DESC, m."id" DESC LIMIT 1
  ) e ON true
  LEFT JOIN LATERAL (
    SELECT m."id" FROM "User" u JOIN "Membership" m ON m."userId" = u."id" AND m."organizationId" = r."organizationId"
    WHERE u."emailCanonical" = r."emailCanonical" AND m."joinedAt" >= r."createdAt"
  ) joined ON r."state" IN ('started', 'verified', 'expired')`;

/** Invitations with what their states are derived from. */
export const invitationSources = Prisma.sql`"Invitation" i ${registrationAndMail}`;

/**
 * The state of an invitation, by the database's clock. The person's acts come before the mail's delivery, and a bounce
 * before expiry. `opened` needs a sign of a person on the personal link's page, or its button; `started` needs an
 * answer that the invitation itself did not bring.
 */
export const invitationStateSql = Prisma.sql`
  CASE WHEN i."step" = 'queued' THEN 'queued'
       WHEN i."step" IN ('refused', 'cancelled') THEN i."step"::text
       WHEN i."revokedAt" IS NOT NULL THEN 'revoked'
       WHEN r."state" = 'pending_approval' AND r."expiresAt" > now() THEN 'awaits_approval'
       WHEN joined."id" IS NOT NULL THEN 'completed'
       WHEN r."state" IN ('completed', 'rejected', 'withdrawn', 'revoked') THEN r."state"::text
       WHEN r."verifiedAt" IS NULL AND (r."openedAt" IS NULL OR r."openedAt" < e."createdAt")
         AND (e."bouncedAt" IS NOT NULL OR e."state" = 'failed') THEN 'bounced'
       WHEN r."state" = 'expired' OR r."expiresAt" <= now() THEN 'expired'
       WHEN r."state" = 'verified' AND r."timeZone" IS NOT NULL THEN 'started'
       WHEN r."state" = 'verified' OR r."openedAt" IS NOT NULL THEN 'opened'
       WHEN e."deliveredAt" IS NOT NULL THEN 'delivered'
       WHEN e."state" = 'queued' THEN 'queued'
       ELSE 'sent' END`;
