import type { Locale } from '@casedoor/contracts';
import { writeMoment } from '@casedoor/contracts/dates';
import type { Member } from '../../people/access/member.ts';
import type { AppContext } from '../../platform/app-context.ts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Database, Prisma, Transaction } from '../../platform/database/client.ts';
import { readNow } from '../../platform/database/clock.ts';
import { Problem } from '../../platform/http/problem.ts';
import { enqueueEmail } from '../../platform/mail/enqueue-email.ts';
import { prepareEmail } from '../../platform/mail/prepare-email.ts';
import { opensCase, refuseClosed, seenCaseRole } from '../signup-links/signup-link.ts';
import { accessFields } from '../../people/access/active-member.ts';
import { waitsForApproval } from '../../people/access/staff-rights.ts';
import { findHindrances, type Hindrance } from './find-hindrances.ts';
import { spendMail } from '../registrations/mail-limits.ts';
import { createPersonalLink } from '../registrations/personal-link.ts';
import { renewRegistration } from '../registrations/renew-registration.ts';

/** Whom to invite. */
export interface Recipient {
  /** As typed; the mail goes to this. */
  email: string;
  emailCanonical: string;
  firstName: string | null;
  lastName: string | null;
  locale: Locale;
  /** The administrator's own words, plain text. */
  personalMessage: string | null;
}

/** An invitation that is on its way, or why there is none. `limited` by the `day`: the address was mailed too often. */
export type Invited =
  | { refusal: null; registrationId: string }
  | { refusal: Hindrance | 'limited'; limitedBy: 'minute' | 'day' | null };

/** What belongs to one sending besides the invitation itself. */
interface Sending {
  /** The address may have been invited before. */
  again?: boolean;
  /** It is one of a batch: others' mails go first. */
  ofBatch?: boolean;
  /** It reminds of an earlier invitation, before that expires. */
  isReminder?: boolean;
  /** Runs at the beginning of the transaction; what it throws leaves nothing behind. */
  first?: (transaction: Transaction) => Promise<void>;
  /** Runs at its end. */
  last?: (transaction: Transaction, registrationId: string) => Promise<void>;
}

/** A link with what an invitation through it says. */
export type OpenLink = Prisma.SignupLinkGetPayload<{
  include: {
    organization: true;
    grantedBy: { select: typeof accessFields };
    customCaseRole: typeof seenCaseRole;
  };
}>;

/** Who invites: by name in the mail, by membership in the history. */
export type Inviter = Pick<Member, 'organizationId' | 'membershipId' | 'name'>;

/** A link through which people may be invited now. Throws `signup_link_not_found` and the problem of a closed link. */
export async function findOpenLink(
  database: Database,
  organizationId: string,
  signupLinkId: string,
): Promise<OpenLink> {
  const [link, now] = await Promise.all([
    database.signupLink.findFirst({
      where: { id: signupLinkId, organizationId },
      include: { organization: true, grantedBy: { select: accessFields }, customCaseRole: seenCaseRole },
    }),
    readNow(database),
  ]);
  if (!link) throw new Problem('signup_link_not_found');
  refuseClosed(link, now);
  return link;
}

/** Invites one address through an open link: a registration and a personal link of its own, by mail. */
export async function sendInvitation(
  context: AppContext,
  inviter: Inviter,
  link: OpenLink,
  recipient: Recipient,
  { again = false, first, last, ...sending }: Sending = {},
): Promise<Invited> {
  const { emailCanonical } = recipient;
  const hindrance = (await findHindrances(context.database, link, [emailCanonical], { again })).get(
    emailCanonical,
  );
  if (hindrance) return { refusal: hindrance, limitedBy: null };
  const limitedBy = await spendMail(context.limits, { signupLinkId: link.id, emailCanonical });
  if (limitedBy) return { refusal: 'limited', limitedBy };
  const registrationId = await context.database.$transaction(async (transaction) => {
    await first?.(transaction);
    const id = await invite(context, transaction, inviter, link, recipient, sending);
    await last?.(transaction, id);
    return id;
  });
  return { refusal: null, registrationId };
}

async function invite(
  { outbox, appOrigin }: AppContext,
  transaction: Transaction,
  inviter: Inviter,
  link: OpenLink,
  { email, emailCanonical, firstName, lastName, locale, personalMessage }: Recipient,
  { ofBatch = false, isReminder = false }: Pick<Sending, 'ofBatch' | 'isReminder'>,
): Promise<string> {
  const { organization } = link;
  const { link: personalLink, tokenHash } = createPersonalLink(appOrigin);
  const registrationId = await renewRegistration(transaction, {
    organizationId: organization.id,
    signupLinkId: link.id,
    origin: 'invitation',
    email,
    emailCanonical,
    tokenHash,
    locale,
    invitedById: inviter.membershipId,
    firstName,
    lastName,
  });
  const { expiresAt } = await transaction.registration.findUniqueOrThrow({
    where: { id: registrationId },
    select: { expiresAt: true },
  });
  const ends = link.expiresAt && link.expiresAt < expiresAt ? link.expiresAt : expiresAt;
  const prepared = await prepareEmail(
    {
      message: {
        kind: 'invitation',
        organizationName: organization.name,
        contactEmail: organization.contactEmail,
        joinsAs: link.joinsAs === 'staff' ? 'staff' : 'client',
        opensCase: opensCase(link),
        requiresApproval: waitsForApproval(link),
        discreet: link.discreet,
        invitedBy: inviter.name,
        firstName,
        personalMessage,
        worksUntil: writeMoment(locale, ends, { timeZone: organization.timeZone, zone: true }),
        isReminder,
        link: personalLink,
      },
      locale,
      recipient: email,
      organizationId: organization.id,
      registrationId,
      idempotencyKey: `invitation:${Buffer.from(tokenHash).toString('hex')}`,
    },
    outbox.sealingKey,
  );
  await enqueueEmail(transaction, outbox, prepared, { ofBatch });
  await recordAuditEvent(transaction, {
    organizationId: organization.id,
    action: 'registration.invited',
    actorMembershipId: isReminder ? null : inviter.membershipId,
    subjectType: 'registration',
    subjectId: registrationId,
    details: { signupLinkId: link.id, ...(isReminder ? { reminder: true } : {}) },
  });
  return registrationId;
}
