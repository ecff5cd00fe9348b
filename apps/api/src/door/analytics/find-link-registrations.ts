import type { listSignupLinkRegistrations, RegistrationSummary } from '@casedoor/contracts';
import type { z } from 'zod';
import { Prisma, type Database } from '../../platform/database/client.ts';
import { limitRows } from '../../platform/database/limit-rows.ts';
import { readNow } from '../../platform/database/clock.ts';
import { cutPage, decodeCursor, idPosition } from '../../platform/http/cursor.ts';
import { Problem } from '../../platform/http/problem.ts';
import { fullName, memberName, memberNameFields } from '../../people/access/member-name.ts';
import { findDeliveries } from '../../platform/mail/find-deliveries.ts';
import { isThrowawayEmail } from '../../platform/mail/throwaway-email.ts';
import { stateAt } from '../registrations/registration.ts';
import { isRepeatedStart } from '../signup-links/repeated-start.ts';

type Query = z.output<typeof listSignupLinkRegistrations.query>;

/** Who signed up through a link, newest first. Throws `signup_link_not_found`, also for another organization's. */
export async function findLinkRegistrations(
  database: Database,
  organizationId: string,
  signupLinkId: string,
  { state, limit, cursor }: Query,
): Promise<{ items: RegistrationSummary[]; nextCursor: string | null }> {
  const after = decodeCursor(cursor, idPosition);
  const link = await database.signupLink.findFirst({
    where: { id: signupLinkId, organizationId },
    select: { graceEndsAt: true },
  });
  if (!link) throw new Problem('signup_link_not_found');

  const now = await readNow(database);
  const ids = await database.$queryRaw<{ id: string }[]>`
    SELECT r."id" FROM "Registration" r
    WHERE ${ofLink(signupLinkId, link.graceEndsAt !== null)} AND NOT ${isRepeatedStart}
      ${state ? Prisma.sql`AND ${inState(state)}` : Prisma.empty} ${after ? Prisma.sql`AND r."id" < ${after.id}::uuid` : Prisma.empty}
    ORDER BY r."id" DESC ${limitRows(limit + 1)}`;
  const registrations = await database.registration.findMany({
    where: { organizationId, id: { in: ids.map(({ id }) => id) } },
    include: {
      redemption: { select: { caseRecord: { select: { id: true } } } },
      membership: { select: { disabledAt: true, ...memberNameFields } },
      decidedBy: { select: memberNameFields },
    },
    orderBy: { id: 'desc' },
  });
  const { rows, nextCursor } = cutPage(registrations, limit, ({ id }) => ({ id }));
  const deliveries = await findDeliveries(
    database,
    rows.map(({ id }) => id),
  );
  return {
    items: rows.map((row) => {
      const shown = stateAt(row, now);
      // Before completion nothing proves the name, and the person can still change it.
      const person = shown === 'completed' && row.membership ? memberName(row.membership) : row;
      return {
        id: row.id,
        email: row.email,
        firstName: person.firstName,
        lastName: person.lastName,
        state: shown,
        origin: row.origin,
        createdAt: row.createdAt.toISOString(),
        verifiedAt: row.verifiedAt?.toISOString() ?? null,
        completedAt: row.completedAt?.toISOString() ?? null,
        expiresAt: row.expiresAt.toISOString(),
        membershipId: shown === 'completed' ? row.membershipId : null,
        disabledAt: (shown === 'completed' && row.membership?.disabledAt?.toISOString()) || null,
        decidedBy: fullName(row.decidedBy),
        decisionReason: row.decisionReason,
        openedLinkId: row.openedLinkId,
        throwawayEmail: isThrowawayEmail(row.emailCanonical),
        caseId: row.redemption?.caseRecord?.id ?? null,
        // Once the person is done, an undelivered mail is no failure that anybody must fix.
        mail: shown === 'started' || shown === 'verified' ? (deliveries.get(row.id) ?? null) : null,
      };
    }),
    nextCursor,
  };
}

/** A sign-up through a replaced URL counts for the successor, and both links list it. */
function ofLink(signupLinkId: string, wasReplaced: boolean): Prisma.Sql {
  const own = Prisma.sql`r."signupLinkId" = ${signupLinkId}::uuid`;
  return wasReplaced ? Prisma.sql`(${own} OR r."openedLinkId" = ${signupLinkId}::uuid)` : own;
}

/** Expiry is derived: a row that was not completed in time counts as expired before housekeeping marks it. */
function inState(state: RegistrationSummary['state']): Prisma.Sql {
  const isStored = Prisma.sql`r."state" = ${state}::"RegistrationState"`;
  if (state === 'expired')
    return Prisma.sql`(${isStored} OR r."state" IN ('started', 'verified', 'pending_approval') AND r."expiresAt" <= now())`;
  const endsByTime = state === 'started' || state === 'verified' || state === 'pending_approval';
  return endsByTime ? Prisma.sql`${isStored} AND r."expiresAt" > now()` : isStored;
}
