import type { InvitationHindrance } from '@casedoor/contracts';
import type { Member } from '../../people/access/member.ts';
import type { AppContext } from '../../platform/app-context.ts';
import { asLocale } from '../../platform/database/locale.ts';
import { findChosen, type Chosen } from './find-chosen.ts';
import { markInvited } from './mark-invited.ts';
import { findOpenLink, sendInvitation, type OpenLink } from './send-invitation.ts';

type Result = { invitationId: string; hindrance: InvitationHindrance | null };

const over = ['awaits_approval', 'completed', 'rejected', 'withdrawn', 'revoked'] as const;

/**
 * Mails invitations again, each with a new personal link and counted by the mail rate limits; refused and cancelled
 * ones are retried. Throws `signup_link_not_found` and the problem of a closed link.
 */
export async function resendInvitations(
  context: AppContext,
  member: Member,
  signupLinkId: string,
  ids: readonly string[],
): Promise<{ items: Result[] }> {
  const link = await findOpenLink(context.database, member.organizationId, signupLinkId);
  const chosen = await findChosen(context.database, { ...member, signupLinkId }, ids);
  const items: Result[] = [];
  for (const invitationId of new Set(ids))
    items.push({ invitationId, hindrance: await resend(context, member, link, chosen.get(invitationId)) });
  return { items };
}

async function resend(
  context: AppContext,
  member: Member,
  link: OpenLink,
  invitation: Chosen | undefined,
): Promise<InvitationHindrance | null> {
  if (!invitation) return 'not_found';
  const { id, state, isSuperseded, email, emailCanonical, firstName, lastName, personalMessage } = invitation;
  const ended = over.find((each) => each === state);
  if (ended) return ended;
  if (isSuperseded) return 'superseded';
  // Its batch mails it soon; a mail that was written already may be lost, so it is written again.
  if (state === 'queued' && invitation.registrationId === null) return 'queued';
  if (!email || !emailCanonical) return 'email_invalid';
  const sent = await sendInvitation(
    context,
    member,
    link,
    { email, emailCanonical, firstName, lastName, personalMessage, locale: asLocale(invitation.locale) },
    {
      again: true,
      last: (transaction, registrationId) =>
        markInvited(transaction, { organizationId: member.organizationId, id, registrationId }),
    },
  );
  if (sent.refusal === null) return null;
  return sent.refusal === 'already_invited' ? 'superseded' : sent.refusal;
}
