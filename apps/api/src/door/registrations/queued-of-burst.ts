import { Prisma } from '../../platform/database/client.ts';
import { limitRows } from '../../platform/database/limit-rows.ts';

/** How far a burst is counted: whoever comes after so many of its mails has the same turn as those after more. */
const longest = 20;

/**
 * A scalar subquery: how many personal links of the people who started through the link last wait for delivery, or of those who
 * started from the network, if there are more of them. In a burst of thousands it reads as little as in a small one:
 * the newest starts, whose mails leave last.
 */
export function queuedOfBurst(
  link: { organizationId: string; id: string },
  network: string | null,
): Prisma.Sql {
  // OFFSET 0 keeps PostgreSQL from joining the whole queue instead, by a plan that it made while the queue was short.
  const queued = (where: Prisma.Sql) => Prisma.sql`(
    SELECT count(*)::int FROM (
      SELECT registration."organizationId", registration."id" FROM "Registration" AS registration
      WHERE ${where} AND registration."createdAt" > now() - interval '1 hour'
      ORDER BY registration."createdAt" DESC ${limitRows(longest)}
    ) AS newest
    CROSS JOIN LATERAL (
      SELECT FROM "Email" AS mail
      WHERE mail."organizationId" = newest."organizationId" AND mail."registrationId" = newest."id" AND mail."state" = 'queued'
      OFFSET 0
    ) AS mail
  )`;
  const ofLink = Prisma.sql`registration."organizationId" = ${link.organizationId}::uuid AND registration."signupLinkId" = ${link.id}::uuid`;
  // Of every organization: one network can start through the links of all.
  return Prisma.sql`greatest(${queued(ofLink)}, ${queued(Prisma.sql`registration."network" = ${network}`)})`;
}
