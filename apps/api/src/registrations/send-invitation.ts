import type { Locale } from '@casedoor/contracts';
import { recordAuditEvent } from '../audit/record-audit-event.ts';
import type { Database, Prisma, Transaction } from '../database/client.ts';
import { Problem } from '../http/problem.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { enqueueEmail, type Outbox } from '../mail/enqueue-email.ts';
import { prepareEmail } from '../mail/prepare-email.ts';
import type { Member } from '../sessions/require-role.ts';
import { emailRefusal } from '../signup-links/email-rules.ts';
import { refuseClosed } from '../signup-links/signup-link.ts';
import { grantor, waitsForApproval } from '../signup-links/staff-rights.ts';
import { mayMail } from './mail-limits.ts';
import { createPersonalLink } from './personal-link.ts';
import { renewRegistration } from './renew-registration.ts';

export interface InvitationTools {
  database: Database;
  limits: RateLimits;
  outbox: Outbox;
  appOrigin: string;
}

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

/** An invitation that is on its way, or why there is none. `limited`: the address was mailed too often today. */
export type Invited = { refusal: null; registrationId: string } | { refusal: Refusal; registrationId: null };

type Refusal = 'domain_refused' | 'throwaway_refused' | 'already_member' | 'limited';

type OpenLink = Prisma.SignupLinkGetPayload<{ include: { organization: true; grantedBy: typeof grantor } }>;

/** A link through which people may be invited now. Throws `signup_link_not_found` and the problem of a closed link. */
export async function findOpenLink(
  database: Database,
  organizationId: string,
  signupLinkId: string,
): Promise<OpenLink> {
  const link = await database.signupLink.findFirst({
    where: { id: signupLinkId, organizationId },
    include: { organization: true, grantedBy: grantor },
  });
  if (!link) throw new Problem('signup_link_not_found');
  refuseClosed(link, new Date());
  return link;
}

/**
 * Invites one address through an open link: a registration and a personal link of its own, by mail.
 * `first` runs at the beginning of the transaction; what it throws leaves nothing behind.
 */
export async function sendInvitation(
  tools: InvitationTools,
  member: Member,
  link: OpenLink,
  recipient: Recipient,
  first: (transaction: Transaction) => Promise<void> = () => Promise.resolve(),
): Promise<Invited> {
  const refused = (refusal: Refusal) => ({ refusal, registrationId: null }) as const;
  const { emailCanonical } = recipient;
  const unfit = emailRefusal(emailCanonical, link);
  if (unfit) return refused(unfit);
  const isMember = await tools.database.membership.findFirst({
    where: { organizationId: member.organizationId, user: { emailCanonical } },
    select: { id: true },
  });
  if (isMember) return refused('already_member');
  if (!(await mayMail(tools.limits, { signupLinkId: link.id, emailCanonical }))) return refused('limited');
  const registrationId = await tools.database.$transaction(async (transaction) => {
    await first(transaction);
    return invite(tools, transaction, member, link, recipient);
  });
  return { refusal: null, registrationId };
}

async function invite(
  { outbox, appOrigin }: InvitationTools,
  transaction: Transaction,
  member: Member,
  link: OpenLink,
  { email, emailCanonical, firstName, lastName, locale, personalMessage }: Recipient,
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
    invitedById: member.membershipId,
    firstName,
    lastName,
  });
  const prepared = await prepareEmail(
    {
      message: {
        kind: 'invitation',
        organizationName: organization.name,
        contactEmail: organization.contactEmail,
        joinsAs: link.joinsAs === 'staff' ? 'staff' : 'client',
        opensCase: link.autoCreateCase,
        requiresApproval: waitsForApproval(link),
        discreet: link.discreet,
        invitedBy: member.name,
        firstName,
        personalMessage,
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
  await enqueueEmail(transaction, outbox, prepared);
  await recordAuditEvent(transaction, {
    organizationId: organization.id,
    action: 'registration.invited',
    actorMembershipId: member.membershipId,
    subjectType: 'registration',
    subjectId: registrationId,
    details: { signupLinkId: link.id },
  });
  return registrationId;
}
