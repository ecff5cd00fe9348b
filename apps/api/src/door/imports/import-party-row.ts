import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Transaction } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { changePartyNote } from '../../casework/parties/change-party-note.ts';
import { insertParties } from '../../casework/parties/insert-parties.ts';
import type { Member } from '../../people/access/member.ts';
import { findKnownParties } from './find-known-parties.ts';
import { judgeParty, readPartyRow, type PartyRow } from './judge-party-row.ts';
import type { Verdict } from './verdict.ts';
import { isActiveAdministratorSql } from '../../people/access/active-member.ts';

/** Adds the party of a row, changes its note, or refuses the row. Throws `membership_role_insufficient`. */
export async function importPartyRow(
  transaction: Transaction,
  member: Member,
  row: PartyRow,
): Promise<Verdict> {
  const { organizationId, membershipId } = member;
  const [actor] = await transaction.$queryRaw<object[]>`
    SELECT 1 FROM "Membership" m
    WHERE m."organizationId" = ${organizationId}::uuid AND m."id" = ${membershipId}::uuid AND ${isActiveAdministratorSql('m')}
    FOR SHARE`;
  if (!actor) throw new Problem('membership_role_insufficient');
  const read = readPartyRow(row);
  if ('verdict' in read) return read.verdict;
  const [found] = await findKnownParties(transaction, organizationId, [read.party]);
  const { verdict, add, change } = judgeParty(read.party, found?.known ?? null);
  const event = { organizationId, actorMembershipId: membershipId, subjectType: 'party' } as const;
  if (add) {
    const [id = ''] = await insertParties(transaction, member, [add]);
    await recordAuditEvent(transaction, { ...event, action: 'party.added', subjectId: id });
  }
  if (change) {
    if (!(await changePartyNote(transaction, organizationId, change))) throw new Problem('party_changed');
    const { id } = change;
    const details = { fields: ['note'] };
    await recordAuditEvent(transaction, { ...event, action: 'party.changed', subjectId: id, details });
  }
  return verdict;
}
