import type { InvitationRefusal, InvitationRow } from '@casedoor/contracts';
import { findOpenLink, type InvitationTools } from './send-invitation.ts';
import type { Member } from '../../people/access/member.ts';
import { judgeRows } from './judge-rows.ts';

/** Says of each row whether it would be mailed. Throws `signup_link_not_found` and the problem of a closed link. */
export async function previewInvitations(
  tools: InvitationTools,
  { organizationId }: Member,
  signupLinkId: string,
  rows: readonly InvitationRow[],
): Promise<{ items: { refusal: InvitationRefusal | null }[]; placesLeft: number | null }> {
  const link = await findOpenLink(tools.database, organizationId, signupLinkId);
  const judged = await judgeRows(tools, link, rows);
  return {
    items: judged.map(({ refusal }) => ({ refusal })),
    placesLeft: link.useLimit === null ? null : link.useLimit - link.uses,
  };
}
