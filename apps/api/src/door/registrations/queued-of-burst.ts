import { Prisma } from '../../platform/database/client.ts';

/** A scalar subquery: how many personal links of people who started through the link wait for delivery. */
export function queuedOfLink(link: { organizationId: string; id: string }): Prisma.Sql {
  return Prisma.sql`(
    SELECT count(*)::int FROM "Registration" AS registration
    JOIN "Email" AS mail ON mail."organizationId" = registration."organizationId" AND mail."registrationId" = registration."id"
    WHERE registration."organizationId" = ${link.organizationId}::uuid AND registration."signupLinkId" = ${link.id}::uuid
      AND registration."createdAt" > now() - interval '1 hour' AND mail."state" = 'queued'
  )`;
}
