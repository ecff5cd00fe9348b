import type { Locale } from '@casedoor/contracts';
import { writeMoment } from '@casedoor/contracts/dates';
import type { Member } from '../../people/access/member.ts';
import type { AppContext } from '../../platform/app-context.ts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Database, Prisma, Transaction } from '../../platform/database/client.ts';
import { readNow } from '../../platform/database/clock.ts';
import { Problem } from '../../platform/http/problem.ts';
import { enqueueEmail } from '../../platform/mail/enqueue-email.ts';
import { letterheadOf } from '../../platform/mail/letterhead.ts';
import { prepareEmail } from '../../platform/mail/prepare-email.ts';
import { opensCase, refuseClosed, seenCaseRole } from '../signup-links/signup-link.ts';
import { accessFields } from '../../people/access/active-member.ts';
import { needsApproval } from '../../people/access/staff-rights.ts';
import { findHindrances, type Hindrance } from './find-hindrances.ts';
import { spendMail } from '../../platform/mail/mail-limits.ts';
import { createPersonalLink } from '../registrations/personal-link.ts';
import { renewInvitation } from '../registrations/renew-invitation.ts';

/** Whom to invite. */
export interface Recipient {
  /** As typed; the mail goes to this. */
  email: string;
  emailCanonical: string;
  firstName: string | null;
  lastName: string | null;
  locale: Locale;
  /** The administrator's personal message, plain text. */
  personalMessage: string | null;
}

/** A queued invitation, or why there is none. `limitedBy` is the rate limit that the address has reached. */
export type Invited =
  | { refusal: null; registrationId: string }
  | { refusal: Hindrance | 'limited'; limitedBy: 'minute' | 'day' | null };

/** Options of one mail besides the invitation itself. */
interface Sending {
  /** The address may have been invited before. */
  again?: boolean;
  /** It is one of a batch: its mail has lower priority. */
  ofBatch?: boolean;
  /** It reminds of an earlier invitation, before that expires. */
  isReminder?: boolean;
  /** Runs before the invitation is written, where no limit holds it back; if it throws, everything is rolled back. */
  first?: (transaction: Transaction) => Promise<void>;
  /** Runs at the end of the transaction. */
  last?: (transaction: Transaction, registrationId: string) => Promise<void>;
}

/** A link with what its invitations say. */
export type OpenLink = Prisma.SignupLinkGetPayload<{
  include: {
    organization: { omit: { logo: true } };
    grantedBy: { select: typeof accessFields };
    customCaseRole: typeof seenCaseRole;
  };
}>;

/** Who invites: by name in the mail, by membership in the audit trail. */
export type Inviter = Pick<Member, 'organizationId' | 'membershipId' | 'name'>;

/** A link through which people can be invited now. Throws `signup_link_not_found` and the problem of a closed link. */
export async function findOpenLink(
  database: Database,
  organizationId: string,
  signupLinkId: string,
): Promise<OpenLink> {
  const [link, now] = await Promise.all([
    database.signupLink.findFirst({
      where: { id: signupLinkId, organizationId },
      include: {
        organization: { omit: { logo: true } },
        grantedBy: { select: accessFields },
        customCaseRole: seenCaseRole,
      },
    }),
    readNow(database),
  ]);
  if (!link) throw new Problem('signup_link_not_found');
  refuseClosed(link, now);
  return link;
}

/** Invites one address through an open link: creates a registration and mails its personal link. */
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
  const asker = { kind: 'administrator', organizationId: inviter.organizationId } as const;
  return context.database.$transaction(async (transaction) => {
    const limitedBy = await spendMail(transaction, { through: link.id, emailCanonical, asker });
    if (limitedBy) return { refusal: 'limited', limitedBy } as const;
    await first?.(transaction);
    const registrationId = await invite(context, transaction, inviter, link, recipient, sending);
    await last?.(transaction, registrationId);
    return { refusal: null, registrationId } as const;
  });
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
  const { id: registrationId, expiresAt } = await renewInvitation(transaction, {
    organizationId: organization.id,
    signupLinkId: link.id,
    email,
    emailCanonical,
    tokenHash,
    locale,
    invitedById: inviter.membershipId,
    firstName,
    lastName,
  });
  const ends = link.expiresAt && link.expiresAt < expiresAt ? link.expiresAt : expiresAt;
  const prepared = await prepareEmail(
    {
      message: {
        kind: 'invitation',
        organizationName: organization.name,
        letterhead: letterheadOf(organization, appOrigin),
        contactEmail: organization.contactEmail,
        joinsAs: link.joinsAs === 'staff' ? 'staff' : 'client',
        opensCase: opensCase(link),
        requiresApproval: needsApproval(link),
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
