import type { InvitationRefusal, InvitationRow } from '@casedoor/contracts';
import type { Member } from '../../people/access/member.ts';
import type { AppContext } from '../../platform/app-context.ts';
import { judgeRows } from './judge-rows.ts';
import { findOpenLink } from './send-invitation.ts';

/** Says of each row whether it would be mailed. Throws `signup_link_not_found` and the problem of a closed link. */
export async function previewInvitations(
  context: AppContext,
  { organizationId }: Member,
  signupLinkId: string,
  rows: readonly InvitationRow[],
): Promise<{ items: { refusal: InvitationRefusal | null }[]; placesLeft: number | null }> {
  const link = await findOpenLink(context.database, organizationId, signupLinkId);
  const judged = await judgeRows(context, link, rows);
  return {
    items: judged.map(({ refusal }) => ({ refusal })),
    placesLeft: link.useLimit === null ? null : link.useLimit - link.uses,
  };
}
