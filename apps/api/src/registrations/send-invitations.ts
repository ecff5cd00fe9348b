import { email as emailField, type sendInvitations as endpoint } from '@casedoor/contracts';
import type { z } from 'zod';
import { canonicalEmail } from '../mail/email-address.ts';
import type { Member } from '../sessions/require-role.ts';
import { asLocale } from './completion-mails.ts';
import { findOpenLink, sendInvitation, type InvitationTools } from './send-invitation.ts';

type Body = z.output<typeof endpoint.body>;
type Result = z.output<typeof endpoint.response>['items'][number];

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
  const link = await findOpenLink(tools.database, member.organizationId, signupLinkId);
  const seen = new Set<string>();
  const items: Result[] = [];
  for (const recipient of recipients) items.push(await inviteOne(recipient));
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
    const { refusal, registrationId } = await sendInvitation(tools, member, link, {
      email: address.data,
      emailCanonical,
      firstName: recipient.firstName ?? null,
      lastName: recipient.lastName ?? null,
      locale: recipient.locale ?? asLocale(link.locale ?? link.organization.locale),
      personalMessage: message ?? null,
    });
    return refusal === null ? { email: recipient.email, result: 'queued', registrationId } : refused(refusal);
  }
}
