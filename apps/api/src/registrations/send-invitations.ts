import { email as emailField, type sendInvitations as endpoint } from '@casedoor/contracts';
import type { z } from 'zod';
import { recordAuditEvent } from '../audit/record-audit-event.ts';
import type { Database } from '../database/client.ts';
import { Problem } from '../http/problem.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { canonicalEmail, isDomainAllowed } from '../mail/email-address.ts';
import { enqueueEmail, type Outbox } from '../mail/enqueue-email.ts';
import { prepareEmail } from '../mail/prepare-email.ts';
import type { Member } from '../sessions/require-role.ts';
import { linkState, problemOfState } from '../signup-links/signup-link.ts';
import { asLocale } from './completion-mails.ts';
import { createPersonalLink } from './personal-link.ts';
import { renewRegistration } from './renew-registration.ts';
import { mayMail } from './start-registration.ts';

type Body = z.output<typeof endpoint.body>;
type Result = z.output<typeof endpoint.response>['items'][number];

interface InvitationTools {
  database: Database;
  limits: RateLimits;
  outbox: Outbox;
  appOrigin: string;
}

/**
 * Mails a link to named addresses: each gets a registration and a personal link of its own. An address that cannot
 * be used is told in its result and does not stop the others. Throws `signup_link_not_found` and the problem of a closed link.
 */
export async function sendInvitations(
  tools: InvitationTools,
  member: Member,
  signupLinkId: string,
  { recipients, message }: Body,
): Promise<{ items: Result[] }> {
  const { database } = tools;
  const link = await database.signupLink.findFirst({
    where: { id: signupLinkId, organizationId: member.organizationId },
    include: { organization: true },
  });
  if (!link) throw new Problem('signup_link_not_found');
  const closed = problemOfState(linkState(link, new Date()));
  if (closed) throw new Problem(closed);

  const seen = new Set<string>();
  const items: Result[] = [];
  for (const recipient of recipients) {
    items.push(await inviteOne(recipient));
  }
  return { items };

  async function inviteOne(recipient: Body['recipients'][number]): Promise<Result> {
    const refused = (result: Result['result']): Result => ({
      email: recipient.email,
      result,
      registrationId: null,
    });
    const address = emailField.safeParse(recipient.email);
    const emailCanonical = address.success ? canonicalEmail(address.data) : null;
    if (!address.success || emailCanonical === null) return refused('invalid');
    if (seen.has(emailCanonical)) return refused('repeated');
    seen.add(emailCanonical);
    if (!isDomainAllowed(emailCanonical, link?.allowedEmailDomains ?? [])) return refused('domain_refused');
    const isMember = await database.membership.findFirst({
      where: { organizationId: member.organizationId, user: { emailCanonical } },
      select: { id: true },
    });
    if (isMember) return refused('already_member');
    if (!(await mayMail(tools.limits, emailCanonical))) return refused('limited');
    const registrationId = await invite(recipient, address.data, emailCanonical);
    return { email: recipient.email, result: 'queued', registrationId };
  }

  async function invite(
    recipient: Body['recipients'][number],
    email: string,
    emailCanonical: string,
  ): Promise<string> {
    if (!link) throw new Problem('signup_link_not_found');
    const { organization } = link;
    const locale = recipient.locale ?? asLocale(link.locale ?? organization.locale);
    const { link: personalLink, tokenHash } = createPersonalLink(tools.appOrigin);
    return database.$transaction(async (transaction) => {
      const registrationId = await renewRegistration(transaction, {
        organizationId: organization.id,
        signupLinkId,
        origin: 'invitation',
        email,
        emailCanonical,
        tokenHash,
        locale,
        invitedById: member.membershipId,
        firstName: recipient.firstName ?? null,
        lastName: recipient.lastName ?? null,
      });
      const prepared = await prepareEmail(
        {
          message: {
            kind: 'invitation',
            organizationName: organization.name,
            contactEmail: organization.contactEmail,
            joinsAs: link.joinsAs === 'staff' ? 'staff' : 'client',
            opensCase: link.autoCreateCase,
            requiresApproval: link.requiresApproval,
            invitedBy: member.name,
            firstName: recipient.firstName ?? null,
            personalMessage: message ?? null,
            link: personalLink,
          },
          locale,
          recipient: email,
          organizationId: organization.id,
          registrationId,
          idempotencyKey: `invitation:${Buffer.from(tokenHash).toString('hex')}`,
        },
        tools.outbox.sealingKey,
      );
      await enqueueEmail(transaction, tools.outbox, prepared);
      await recordAuditEvent(transaction, {
        organizationId: organization.id,
        action: 'registration.invited',
        actorMembershipId: member.membershipId,
        subjectType: 'registration',
        subjectId: registrationId,
        details: { signupLinkId },
      });
      return registrationId;
    });
  }
}
