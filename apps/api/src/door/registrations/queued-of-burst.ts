import { Prisma } from '../../platform/database/client.ts';
import { lastTurn } from '../../platform/jobs/jobs.ts';

/**
 * A scalar subquery: how many personal links of people who started through the link within the hour wait for delivery, or
 * of those who started from the network, if there are more of them. Counts no further than the last turn, so that a start in a
 * burst of thousands does as little work as any other.
 */
export function queuedOfBurst(
  link: { organizationId: string; id: string },
  network: string | null,
): Prisma.Sql {
  const queued = (where: Prisma.Sql) => Prisma.sql`(
    SELECT count(*)::int FROM (
      SELECT FROM "Registration" AS registration
      JOIN "Email" AS mail ON mail."organizationId" = registration."organizationId" AND mail."registrationId" = registration."id"
      WHERE ${where} AND registration."createdAt" > now() - interval '1 hour' AND mail."state" = 'queued'
      LIMIT ${lastTurn}
    ) AS queued
  )`;
  const ofLink = Prisma.sql`registration."organizationId" = ${link.organizationId}::uuid AND registration."signupLinkId" = ${link.id}::uuid`;
  // Of every organization: one network can start through the links of all.
  return Prisma.sql`greatest(${queued(ofLink)}, ${queued(Prisma.sql`registration."network" = ${network}`)})`;
}
