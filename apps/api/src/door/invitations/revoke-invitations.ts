import type { InvitationHindrance } from '@casedoor/contracts';
import type { Database } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { revokeRegistration } from './revoke-registration.ts';
import type { Member } from '../../people/access/member.ts';
import { findChosen, type Chosen } from './find-chosen.ts';

type Result = { invitationId: string; hindrance: InvitationHindrance | null };

const over = [
  'awaits_approval',
  'completed',
  'rejected',
  'withdrawn',
  'revoked',
  'refused',
  'cancelled',
] as const;

/** Revokes invitations for good, also of a closed link. Throws `signup_link_not_found`. */
export async function revokeInvitations(
  database: Database,
  member: Member,
  signupLinkId: string,
  ids: readonly string[],
): Promise<{ items: Result[] }> {
  const { organizationId } = member;
  const link = await database.signupLink.findFirst({
    where: { id: signupLinkId, organizationId },
    select: { id: true },
  });
  if (!link) throw new Problem('signup_link_not_found');
  const chosen = await findChosen(database, { organizationId, signupLinkId }, ids);
  const items: Result[] = [];
  for (const invitationId of new Set(ids))
    items.push({ invitationId, hindrance: await revoke(database, member, chosen.get(invitationId)) });
  return { items };
}

async function revoke(
  database: Database,
  member: Member,
  invitation: Chosen | undefined,
): Promise<InvitationHindrance | null> {
  if (!invitation) return 'not_found';
  const { organizationId } = member;
  const { id, state, isSuperseded, registrationId } = invitation;
  const ended = over.find((each) => each === state);
  if (ended) return ended;
  if (isSuperseded) return 'superseded';
  if (registrationId === null) {
    const { count } = await database.invitation.updateMany({
      where: { organizationId, id, step: 'queued' },
      data: { step: 'cancelled' },
    });
    return count > 0 ? null : 'queued';
  }
  return database.$transaction(async (transaction) => {
    // Race: the registration was completed or withdrawn meanwhile; that stands, and the list shows it.
    if (!(await revokeRegistration(transaction, member, registrationId))) return 'completed';
    await transaction.invitation.update({
      where: { organizationId_id: { organizationId, id } },
      data: { revokedAt: new Date() },
    });
    return null;
  });
}
