import type { listWaitingRegistrations, RegistrationForDecision } from '@casedoor/contracts';
import type { z } from 'zod';
import type { Database, Prisma } from '../../platform/database/client.ts';
import { fullName, memberNameFields } from '../../people/users/member-name.ts';
import { cutPage, decodeCursor, idPosition } from '../../platform/http/cursor.ts';
import { Problem } from '../../platform/http/problem.ts';
import { isThrowawayEmail } from '../../platform/mail/throwaway-email.ts';
import { linkState } from '../signup-links/signup-link.ts';
import { accessFields } from '../../people/access/active-member.ts';
import { isGrantLapsed } from '../../people/access/staff-rights.ts';
import { asLocale } from '../completions/completion-mails.ts';
import { registrationIncluded, type RegistrationRow } from '../registrations/find-registration.ts';
import { stateAt } from '../registrations/registration.ts';

type Query = z.output<typeof listWaitingRegistrations.query>;

const shown = {
  decidedBy: { select: memberNameFields },
  invitedBy: { select: memberNameFields },
} as const;
type Row = Prisma.RegistrationGetPayload<{ include: typeof shown }>;

const linkWithGrantor = {
  grantedBy: { select: accessFields },
  customCaseRole: { select: { name: true, mayView: true } },
} as const;
type LinkRow = Prisma.SignupLinkGetPayload<{ include: typeof linkWithGrantor }>;

/** The organization's registrations that wait for approval, the oldest first. */
export async function findWaitingRegistrations(
  database: Database,
  organizationId: string,
  { limit, cursor }: Query,
): Promise<{ items: RegistrationForDecision[]; nextCursor: string | null }> {
  const after = decodeCursor(cursor, idPosition);
  const [{ now }] = await database.$queryRaw<[{ now: Date }]>`SELECT now() AS "now"`;
  const waiting = await database.registration.findMany({
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
  const { rows, nextCursor } = cutPage(waiting, limit, ({ id }) => ({ id }));
  const links = await findSuccessors(
    database,
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

/** One registration through a link, whatever its state. Throws `registration_unknown`, also for another organization's. */
export async function findRegistrationForDecision(
  database: Database,
  organizationId: string,
  registrationId: string,
): Promise<RegistrationForDecision> {
  const [row, [{ now }]] = await Promise.all([
    database.registration.findFirst({ where: { id: registrationId, organizationId }, include: shown }),
    database.$queryRaw<[{ now: Date }]>`SELECT now() AS "now"`,
  ]);
  if (!row?.signupLinkId) throw new Problem('registration_unknown');
  const link = (await findSuccessors(database, [row.signupLinkId])).get(row.signupLinkId);
  if (!link) throw new Problem('registration_unknown');
  return present(row, link, now);
}

/**
 * The registration as its approval would complete it: through the link that took the place of a replaced one, so that
 * both URLs together hand out no more places than the limit. Throws `registration_unknown`.
 */
export async function findRowForApproval(
  database: Database,
  organizationId: string,
  registrationId: string,
): Promise<RegistrationRow & { signupLink: NonNullable<RegistrationRow['signupLink']> }> {
  const [row, [{ now }]] = await Promise.all([
    database.registration.findFirst({
      where: { id: registrationId, organizationId },
      include: registrationIncluded,
    }),
    database.$queryRaw<[{ now: Date }]>`SELECT now() AS "now"`,
  ]);
  if (!row?.signupLinkId) throw new Problem('registration_unknown');
  const signupLink = (await findSuccessors(database, [row.signupLinkId])).get(row.signupLinkId);
  if (!signupLink) throw new Problem('registration_unknown');
  // Where the successor counts, the URL that was opened is remembered.
  const openedLinkId = row.openedLinkId ?? (signupLink.id === row.signupLinkId ? null : row.signupLinkId);
  return { ...row, signupLink, openedLinkId, now };
}

/** For each link the one that stands in its place now: itself, unless it was replaced. */
async function findSuccessors(
  database: Database,
  signupLinkIds: readonly string[],
): Promise<Map<string, LinkRow>> {
  const places = await database.$queryRaw<{ from: string; to: string }[]>`
    WITH RECURSIVE chain AS (
      SELECT "id" AS "from", "id" AS "to", "replacedById" FROM "SignupLink" WHERE "id" = ANY (${[...signupLinkIds]}::uuid[])
      UNION ALL
      SELECT chain."from", l."id", l."replacedById" FROM chain JOIN "SignupLink" l ON l."id" = chain."replacedById"
    )
    SELECT "from"::text, "to"::text FROM chain WHERE "replacedById" IS NULL`;
  const links = await database.signupLink.findMany({
    where: { id: { in: places.map(({ to }) => to) } },
    include: linkWithGrantor,
  });
  const byId = new Map(links.map((link) => [link.id, link]));
  return new Map(
    places.flatMap(({ from, to }) => {
      const link = byId.get(to);
      return link ? [[from, link] as const] : [];
    }),
  );
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
