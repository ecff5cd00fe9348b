import type { listWaitingRegistrations, RegistrationForDecision } from '@casedoor/contracts';
import type { z } from 'zod';
import { readNow } from '../../platform/database/clock.ts';
import { fullName, memberNameFields } from '../../people/access/member-name.ts';
import type { Database, Prisma } from '../../platform/database/client.ts';
import { asLocale } from '../../platform/database/locale.ts';
import { cutPage, decodeCursor, idPosition } from '../../platform/http/cursor.ts';
import { Problem } from '../../platform/http/problem.ts';
import { isThrowawayEmail } from '../../platform/mail/throwaway-email.ts';
import { findSuccessors, type LinkRow } from '../completions/find-row-for-approval.ts';
import { linkState } from '../signup-links/signup-link.ts';
import { isGrantLapsed } from '../../people/access/staff-rights.ts';
import { stateAt } from '../registrations/registration.ts';

type Query = z.output<typeof listWaitingRegistrations.query>;

const shown = {
  decidedBy: { select: memberNameFields },
  invitedBy: { select: memberNameFields },
} as const;
type Row = Prisma.RegistrationGetPayload<{ include: typeof shown }>;

/** The organization's registrations that are pending approval, the oldest first. */
export async function findPendingApprovals(
  database: Database,
  organizationId: string,
  { limit, cursor }: Query,
): Promise<{ items: RegistrationForDecision[]; nextCursor: string | null }> {
  const after = decodeCursor(cursor, idPosition);
  const now = await readNow(database);
  const pending = await database.registration.findMany({
    where: {
      organizationId,
      state: 'pending_approval',
      expiresAt: { gt: now },
      ...(after ? { id: { gt: after.id } } : {}),
    },
    include: shown,
    orderBy: { id: 'asc' },
    take: limit + 1,
  });
  const { rows, nextCursor } = cutPage(pending, limit, ({ id }) => ({ id }));
  const links = await findSuccessors(
    database,
    organizationId,
    rows.flatMap(({ signupLinkId }) => signupLinkId ?? []),
  );
  return {
    items: rows.flatMap((row) => {
      const link = links.get(row.signupLinkId ?? '');
      return link ? [present(row, link, now)] : [];
    }),
    nextCursor,
  };
}

/** One registration through a link, in any state. Throws `registration_unknown`, also for another organization's. */
export async function findRegistrationForDecision(
  database: Database,
  organizationId: string,
  registrationId: string,
): Promise<RegistrationForDecision> {
  const [row, now] = await Promise.all([
    database.registration.findFirst({ where: { id: registrationId, organizationId }, include: shown }),
    readNow(database),
  ]);
  if (!row?.signupLinkId) throw new Problem('registration_unknown');
  const link = (await findSuccessors(database, organizationId, [row.signupLinkId])).get(row.signupLinkId);
  if (!link) throw new Problem('registration_unknown');
  return present(row, link, now);
}

function present(row: Row, link: LinkRow, now: Date): RegistrationForDecision {
  const state = stateAt(row, now);
  const waits = state === 'pending_approval';
  const decidedAt = state === 'rejected' ? row.rejectedAt : row.decidedById ? row.completedAt : null;
  return {
    id: row.id,
    state,
    email: row.email,
    throwawayEmail: isThrowawayEmail(row.emailCanonical),
    firstName: row.firstName,
    lastName: row.lastName,
    phone: row.phone,
    locale: asLocale(row.locale),
    timeZone: row.timeZone,
    newsletter: row.newsletter,
    origin: row.origin,
    invitedBy: fullName(row.invitedBy),
    sourceTag: row.sourceTag,
    hasAccount: row.accountUserId !== null,
    signupLink: {
      id: link.id,
      title: link.title,
      state: linkState(link, now),
      version: link.version,
      discreet: link.discreet,
    },
    joinsAs: link.joinsAs === 'staff' ? 'staff' : 'client',
    caseRole: link.autoCreateCase ? link.caseRole : null,
    customCaseRole: (link.autoCreateCase && link.customCaseRole?.name) || null,
    grantLapsed: !link.requiresApproval && isGrantLapsed(link),
    consents: {
      termsVersion: row.termsVersion,
      privacyVersion: row.privacyVersion,
      noticeVersion: row.noticeVersion,
      consentedAt: row.consentedAt?.toISOString() ?? null,
    },
    createdAt: row.createdAt.toISOString(),
    submittedAt: row.submittedAt?.toISOString() ?? null,
    lapsesAt: waits ? row.expiresAt.toISOString() : null,
    decidedAt: decidedAt?.toISOString() ?? null,
    decidedBy: fullName(row.decidedBy),
    decisionReason: row.decisionReason,
    membershipId: state === 'completed' ? row.membershipId : null,
  };
}
