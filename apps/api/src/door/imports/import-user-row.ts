import type { Member } from '../../people/access/member.ts';
import { changeInvitedUser } from '../../people/users/change-invited-user.ts';
import type { AppContext } from '../../platform/app-context.ts';
import type { Transaction } from '../../platform/database/client.ts';
import { addInvitedUser, mailToAddedUser } from '../invitations/invite-user.ts';
import { findMembers } from './find-members.ts';
import { judgeUserRow, type UserRow } from './judge-user-row.ts';
import type { Verdict } from './verdict.ts';

/** Adds or changes the user of a row, or refuses the row, judged by the members that it has locked. */
export async function importUserRow(
  context: AppContext,
  transaction: Transaction,
  { member, row, mailNow, importId }: { member: Member; row: UserRow; mailNow: boolean; importId: string },
): Promise<Verdict> {
  const known = await findMembers(transaction, member, [row], { lock: true });
  const { verdict, add, change } = judgeUserRow(row, { actorId: member.membershipId, mailNow, known });
  if (add) await addInvitedUser(context, transaction, member, { ...add, mailNow, importId });
  if (change) {
    await changeInvitedUser(transaction, member, change);
    if (verdict.fields.includes('mail'))
      await mailToAddedUser(context, transaction, member, change.target.id, { ofBatch: true });
  }
  return verdict;
}
