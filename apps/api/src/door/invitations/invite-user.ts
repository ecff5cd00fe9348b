import type { createUser as endpoint, Locale, MemberRole } from '@casedoor/contracts';
import type { z } from 'zod';
import type { Member } from '../../people/access/member.ts';
import { createUser } from '../../people/users/create-user.ts';
import type { AppContext } from '../../platform/app-context.ts';
import type { Transaction } from '../../platform/database/client.ts';
import { asLocale } from '../../platform/database/locale.ts';
import { invalidField, Problem } from '../../platform/http/problem.ts';
import { canonicalEmail } from '../../platform/mail/email-address.ts';
import { enqueueEmail } from '../../platform/mail/enqueue-email.ts';
import { letterheadOf } from '../../platform/mail/letterhead.ts';
import { prepareEmail } from '../../platform/mail/prepare-email.ts';
import { spendMail, waitOf } from '../../platform/mail/mail-limits.ts';
import { createPersonalLink } from '../registrations/personal-link.ts';
import { renewAddedUser } from '../registrations/renew-added-user.ts';
import { mayGive } from '../../people/access/member-role.ts';

/**
 * Adds a user directly: listed at once as invited, with a mailed personal link to set up the account. Throws
 * `user_role_forbidden`, `user_already_member`, `user_tag_id_taken`, `request_rate_limited` for a mailbox that was mailed
 * often, and `request_invalid` for an invalid address.
 */
export async function inviteUser(
  context: AppContext,
  member: Member,
  user: z.output<typeof endpoint.body>,
): Promise<{ membershipId: string }> {
  if (!mayGive(member.role, user.role)) throw new Problem('user_role_forbidden');
  const emailCanonical = canonicalEmail(user.email);
  if (emailCanonical === null) throw invalidField('email', 'email_invalid');
  return context.database.$transaction((transaction) =>
    addInvitedUser(context, transaction, member, {
      ...user,
      emailCanonical,
      tagId: user.tagId ?? null,
      locale: user.locale ?? null,
      mailNow: true,
      importId: null,
    }),
  );
}

interface Addition {
  /** As typed. */
  email: string;
  emailCanonical: string;
  firstName: string;
  lastName: string;
  role: MemberRole;
  tagId: string | null;
  /** Null: the organization's language. */
  locale: Locale | null;
  /** Whether the personal link is mailed. */
  mailNow: boolean;
  /** The import that added the user; its mails have lower priority. Null for none. */
  importId: string | null;
}

/** Adds a user as invited, if the member may add them. Throws `user_already_member`, `user_tag_id_taken`. */
export async function addInvitedUser(
  context: AppContext,
  transaction: Transaction,
  member: Member,
  { mailNow, ...user }: Addition,
): Promise<{ membershipId: string }> {
  const organization = await transaction.organization.findUniqueOrThrow({
    where: { id: member.organizationId },
  });
  const locale = user.locale ?? asLocale(organization.locale);
  const { membershipId } = await createUser(transaction, {
    ...user,
    organizationId: member.organizationId,
    locale,
    addedById: member.membershipId,
  });
  const ofBatch = user.importId !== null;
  if (mailNow)
    await mailPersonalLink(context, transaction, { ...user, member, membershipId, locale, ofBatch });
  return { membershipId };
}

/**
 * Mails an invited user another personal link; the earlier ones work too. Throws `user_not_found`,
 * `user_already_joined`, and `request_rate_limited` for a mailbox that was mailed often.
 */
export async function resendUserInvitation(
  context: AppContext,
  member: Member,
  membershipId: string,
): Promise<void> {
  await context.database.$transaction((transaction) =>
    mailToAddedUser(context, transaction, member, membershipId),
  );
}

/** The same as part of a transaction; one mail of many has lower priority. */
export async function mailToAddedUser(
  context: AppContext,
  transaction: Transaction,
  member: Member,
  membershipId: string,
  { ofBatch = false }: { ofBatch?: boolean } = {},
): Promise<void> {
  const membership = await transaction.membership.findFirst({
    where: { id: membershipId, organizationId: member.organizationId },
  });
  if (!membership) throw new Problem('user_not_found');
  if (membership.joinedAt || membership.disabledAt) throw new Problem('user_already_joined');
  const { emailCanonical, activatedAt, locale } = await transaction.user.findUniqueOrThrow({
    where: { id: membership.userId },
  });
  const earlier = await transaction.registration.findFirst({
    where: { membershipId },
    orderBy: { id: 'desc' },
  });
  const organization = await transaction.organization.findUniqueOrThrow({
    where: { id: member.organizationId },
  });
  await mailPersonalLink(context, transaction, {
    member,
    membershipId,
    // As the administrator typed it: the account's own spelling would reveal that there is an account.
    email: earlier?.email ?? emailCanonical,
    emailCanonical,
    firstName: membership.knownFirstName ?? '',
    lastName: membership.knownLastName ?? '',
    // A person without an account gets the language that the administrator chose.
    locale: asLocale(earlier?.locale ?? (activatedAt === null ? locale : organization.locale)),
    ofBatch,
  });
}

interface PersonalLinkFor {
  member: Member;
  membershipId: string;
  email: string;
  emailCanonical: string;
  firstName: string;
  lastName: string;
  locale: 'en' | 'fr';
  ofBatch: boolean;
}

async function mailPersonalLink(
  { outbox, appOrigin }: AppContext,
  transaction: Transaction,
  to: PersonalLinkFor,
): Promise<void> {
  const { organizationId } = to.member;
  const limitedBy = await spendMail(transaction, {
    through: to.membershipId,
    emailCanonical: to.emailCanonical,
    asker: { kind: 'administrator', organizationId },
  });
  if (limitedBy) throw new Problem('request_rate_limited', { retryAfter: waitOf[limitedBy] });
  const { link, tokenHash } = createPersonalLink(appOrigin);
  const registrationId = await renewAddedUser(transaction, {
    organizationId,
    membershipId: to.membershipId,
    invitedById: to.member.membershipId,
    email: to.email,
    emailCanonical: to.emailCanonical,
    tokenHash,
    locale: to.locale,
    firstName: to.firstName,
    lastName: to.lastName,
  });
  const organization = await transaction.organization.findUniqueOrThrow({
    where: { id: organizationId },
    omit: { logo: true },
  });
  const { role } = await transaction.membership.findUniqueOrThrow({
    where: { organizationId_id: { organizationId, id: to.membershipId } },
    select: { role: true },
  });
  const email = await prepareEmail(
    {
      message: {
        kind: 'added_user',
        discreet: false,
        organizationName: organization.name,
        letterhead: letterheadOf(organization, appOrigin),
        contactEmail: organization.contactEmail,
        addedBy: to.member.name,
        firstName: to.firstName || null,
        role,
        link,
      },
      locale: to.locale,
      recipient: to.email,
      organizationId,
      registrationId,
      idempotencyKey: `added_user:${Buffer.from(tokenHash).toString('hex')}`,
    },
    outbox.sealingKey,
  );
  await enqueueEmail(transaction, outbox, email, { ofBatch: to.ofBatch });
}
