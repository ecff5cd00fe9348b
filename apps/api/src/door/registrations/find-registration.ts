import type { Registration } from '@casedoor/contracts';
import type { Database, Prisma } from '../../platform/database/client.ts';
import { readNow } from '../../platform/database/clock.ts';
import { asLocale } from '../../platform/database/locale.ts';
import { logoUrlOf } from '../../platform/http/logo-url.ts';
import { Problem } from '../../platform/http/problem.ts';
import { hashToken, isToken } from '../../platform/secrets/token.ts';
import { linkState, opensAgainAt, seenCaseRole } from '../signup-links/signup-link.ts';
import { accessFields } from '../../people/access/active-member.ts';
import { neutralPlace } from '../../people/organizations/organization.ts';
import { promisedBy, textsVersionOf } from './promise.ts';
import { problemOfEnd, stateAt } from './registration.ts';
import { asIfOpen } from '../signup-links/open-for-rehearsal.ts';

export const registrationIncluded = {
  organization: { omit: { logo: true } },
  signupLink: { include: { grantedBy: { select: accessFields }, customCaseRole: seenCaseRole } },
  rehearsalLink: { include: { grantedBy: { select: accessFields }, customCaseRole: seenCaseRole } },
  openedLink: { select: { id: true, graceEndsAt: true, graceForId: true } },
  membership: { select: { id: true, role: true, joinedAt: true, disabledAt: true, userId: true } },
} satisfies Prisma.RegistrationInclude;

/** A registration with what decides its next step. */
export type RegistrationRow = Prisma.RegistrationGetPayload<{ include: typeof registrationIncluded }> & {
  /** The database's clock at the time of reading: it alone decides what has expired (threat T93). */
  now: Date;
};

/**
 * The registration that a token opens. With a mail that has verified nothing yet, a `verified` one shows as `started`:
 * progress made elsewhere stays hidden until the button is pressed. Throws `registration_not_found`; garbage is refused
 * without a query.
 */
export async function findByToken(database: Database, token: string): Promise<RegistrationRow> {
  const registration = await findIfKnown(database, token);
  if (!registration) throw new Problem('registration_not_found');
  return registration;
}

/** Like `findByToken`, but returns null for an unknown token. */
export async function findIfKnown(database: Database, token: string): Promise<RegistrationRow | null> {
  if (!isToken('registration', token) && !isToken('waiting', token)) return null;
  const [found, now] = await Promise.all([
    database.registrationToken.findUnique({
      where: { tokenHash: hashToken(token) },
      include: { registration: { include: registrationIncluded } },
    }),
    readNow(database),
  ]);
  if (!found) return null;
  const { verifiedAt, registration } = found;
  const isHidden = registration.state === 'verified' && verifiedAt === null;
  return throughLink(database, { ...registration, ...(isHidden ? asInvited(registration) : {}), now });
}

/** What a mail that has verified nothing shows of a registration that another mail verified: what an invitation says. */
function asInvited({
  invitedFirstName,
  invitedLastName,
}: {
  invitedFirstName: string | null;
  invitedLastName: string | null;
}) {
  return {
    state: 'started',
    firstName: invitedFirstName,
    lastName: invitedLastName,
    phone: null,
    timeZone: null,
    newsletter: false,
    pendingPasskey: null,
  } as const;
}

/**
 * Replaces the link by the one that counts: for a URL that was replaced with a grace, its successor; for a rehearsal,
 * the rehearsed link as if it were open.
 */
async function throughLink(database: Database, registration: RegistrationRow): Promise<RegistrationRow> {
  const { organizationId, openedLink, signupLink, rehearsalLink, now } = registration;
  if (rehearsalLink) return { ...registration, signupLink: asIfOpen(rehearsalLink) };
  const replaced = [openedLink, signupLink].find((link) => link?.graceEndsAt && link.graceEndsAt > now);
  if (!replaced?.graceForId || replaced.graceForId === signupLink?.id) return registration;
  const counting = await database.signupLink.findUniqueOrThrow({
    where: { organizationId_id: { organizationId, id: replaced.graceForId } },
    include: { grantedBy: { select: accessFields }, customCaseRole: seenCaseRole },
  });
  return { ...registration, signupLink: counting, openedLinkId: replaced.id };
}

/** The account of a verified address, and its membership in the organization. */
export async function findAccount(
  database: Database,
  registration: { emailCanonical: string; organizationId: string },
) {
  return database.user.findUnique({
    where: { emailCanonical: registration.emailCanonical },
    select: {
      id: true,
      email: true,
      firstName: true,
      lastName: true,
      activatedAt: true,
      memberships: {
        where: { organizationId: registration.organizationId },
        select: { id: true, role: true, joinedAt: true, disabledAt: true },
      },
    },
  });
}

/** Whether a registration of the address is pending approval in the organization. */
export async function isPendingApproval(
  database: Database,
  { organizationId, emailCanonical, now }: RegistrationRow,
): Promise<boolean> {
  const waits = await database.registration.findFirst({
    where: { organizationId, emailCanonical, state: 'pending_approval', expiresAt: { gt: now } },
    select: { id: true },
  });
  return waits !== null;
}

/** The registration as its person sees it. Reveals whether there is an account only after the mailbox is verified. */
export async function describeRegistration(
  database: Database,
  registration: RegistrationRow,
  signedInAs: string | null,
): Promise<Registration> {
  const { organization, signupLink, now } = registration;
  const promised = promisedBy(registration);
  const state = stateAt(registration, now);
  const account = state === 'verified' ? await findAccount(database, registration) : null;
  const membership = account?.memberships[0];
  const waits = state === 'verified' && (await isPendingApproval(database, registration));
  // A personal link that is forwarded, or opened after the end, shows nothing of the person (threat T15).
  const isOpen = problemOfEnd(state) === null;
  return {
    state,
    email: isOpen ? registration.email : '',
    locale: asLocale(registration.locale),
    expiresAt: registration.expiresAt.toISOString(),
    organization: {
      name: organization.name,
      logoUrl: logoUrlOf(organization),
      accentColour: organization.accentColour,
      contactEmail: organization.contactEmail,
      contactUrl: organization.contactUrl,
      contactPhone: organization.contactPhone,
      postalAddress: organization.postalAddress,
      registerNumber: organization.registerNumber,
      dataLocation: organization.dataLocation,
      timeZone: organization.timeZone,
      termsUrl: organization.termsUrl,
      termsVersion: organization.termsVersion,
      privacyUrl: organization.privacyUrl,
      privacyVersion: organization.privacyVersion,
      consentForm: organization.consentForm,
      notice: organization.notice,
      noticeVersion: organization.notice === null ? null : organization.noticeVersion,
    },
    discreet: signupLink?.discreet ?? false,
    quickExitUrl: signupLink?.discreet ? (organization.quickExitUrl ?? neutralPlace) : null,
    hasPasskey: isOpen && registration.pendingPasskey !== null,
    linkState: signupLink
      ? linkState(signupLink, now, state === 'verified' ? registration.verifiedAt : null)
      : null,
    linkOpensAt: (signupLink && opensAgainAt(signupLink, now)?.toISOString()) ?? null,
    joinsAs: promised.joinsAs,
    opensCase: promised.opensCase,
    caseRole: promised.caseRole,
    textsVersion: textsVersionOf(registration),
    requiresApproval: promised.requiresApproval,
    invited: signupLink === null || registration.origin === 'invitation',
    welcomeText: signupLink?.welcomeText ?? null,
    nextSteps: { en: signupLink?.nextStepsEn ?? null, fr: signupLink?.nextStepsFr ?? null },
    answers: {
      firstName: isOpen ? registration.firstName : null,
      lastName: isOpen ? registration.lastName : null,
      phone: isOpen ? registration.phone : null,
      timeZone: isOpen ? registration.timeZone : null,
      newsletter: isOpen && registration.newsletter,
    },
    account: state === 'verified' ? (account?.activatedAt ? 'exists' : 'none') : null,
    membership:
      state === 'verified'
        ? membership?.disabledAt
          ? 'disabled'
          : membership?.joinedAt
            ? 'active'
            : waits && signupLink
              ? 'pending_approval'
              : 'none'
        : null,
    rehearsal: registration.rehearsalLinkId !== null,
    // A rehearsal shows what a new person sees, also to a signed-in administrator.
    signedInAs: registration.rehearsalLinkId === null ? signedInAs : null,
  };
}
