import type { listSignupLinkRegistrations, RegistrationSummary } from '@casedoor/contracts';
import type { z } from 'zod';
import type { Database, Prisma } from '../../platform/database/client.ts';
import { readNow } from '../../platform/database/clock.ts';
import { cutPage, decodeCursor, idPosition } from '../../platform/http/cursor.ts';
import { Problem } from '../../platform/http/problem.ts';
import { fullName, memberNameFields } from '../../people/users/member-name.ts';
import { findDeliveries } from '../../platform/mail/find-deliveries.ts';
import { isThrowawayEmail } from '../../platform/mail/throwaway-email.ts';
import { stateAt } from '../registrations/registration.ts';

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
  const registrations = await database.registration.findMany({
    where: {
      organizationId,
      // A sign-up through a replaced URL counts for the successor, and both links list it.
      ...(link.graceEndsAt ? { OR: [{ signupLinkId }, { openedLinkId: signupLinkId }] } : { signupLinkId }),
      ...(state ? { AND: inState(state, now) } : {}),
      ...(after ? { id: { lt: after.id } } : {}),
    },
    include: {
      redemption: { select: { caseRecord: { select: { id: true } } } },
      membership: { select: { disabledAt: true, user: { select: { firstName: true, lastName: true } } } },
      decidedBy: { select: memberNameFields },
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
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
      const person = shown === 'completed' ? row.membership?.user : null;
      return {
        id: row.id,
        email: row.email,
        firstName: person?.firstName ?? row.firstName,
        lastName: person?.lastName ?? row.lastName,
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

/** Expiry is derived: a row that was not completed in time counts as expired before housekeeping marks it. */
function inState(state: RegistrationSummary['state'], now: Date): Prisma.RegistrationWhereInput {
  const isOverdue: Prisma.RegistrationWhereInput = {
    state: { in: ['started', 'verified', 'pending_approval'] },
    expiresAt: { lte: now },
  };
  if (state === 'expired') return { OR: [{ state: 'expired' }, isOverdue] };
  if (state === 'started' || state === 'verified' || state === 'pending_approval')
    return { state, expiresAt: { gt: now } };
  return { state };
}
