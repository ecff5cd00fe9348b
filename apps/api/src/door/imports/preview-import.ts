import type { ImportedRow, ImportRequest, Locale } from '@casedoor/contracts';
import type { Database } from '../../platform/database/client.ts';
import type { Member } from '../../people/access/member.ts';
import { findKnownParties } from './find-known-parties.ts';
import { findMembers } from './find-members.ts';
import { judgeParty, readPartyRow, type KnownParty } from './judge-party-row.ts';
import { afterUserRow, judgeUserRow, type Members } from './judge-user-row.ts';
import { labelOf } from './label.ts';
import { inWords, type Verdict } from './verdict.ts';

/** The verdict on each row, in the order of the file; changes nothing. */
export async function previewImport(
  database: Database,
  member: Member,
  request: ImportRequest,
  locale: Locale,
): Promise<ImportedRow[]> {
  const verdicts =
    request.kind === 'users'
      ? await judgeUsers(database, member, request)
      : await judgeParties(database, member, request);
  return request.rows.map((row, index) => {
    const verdict = verdicts[index];
    if (!verdict) throw new Error('a row without a verdict');
    return inWords({ line: row.line, label: labelOf(row) }, verdict, locale);
  });
}

async function judgeUsers(
  database: Database,
  member: Member,
  { rows, mailNow }: Extract<ImportRequest, { kind: 'users' }>,
): Promise<Verdict[]> {
  const known = await findMembers(database, member, rows, { lock: false });
  let members: Members = { actorId: member.membershipId, mailNow, known };
  return rows.map((row) => {
    const judged = judgeUserRow(row, members);
    members = afterUserRow(members, judged);
    return judged.verdict;
  });
}

async function judgeParties(
  database: Database,
  { organizationId }: Member,
  { rows }: Extract<ImportRequest, { kind: 'parties' }>,
): Promise<Verdict[]> {
  const read = rows.map(readPartyRow);
  const found = await findKnownParties(
    database,
    organizationId,
    read.flatMap((one) => ('party' in one ? [one.party] : [])),
  );
  // The parties that the rows above add or change, by their compared form.
  const above = new Map<string, KnownParty>();
  let next = 0;
  return read.map((one) => {
    if ('verdict' in one) return one.verdict;
    const match = found[next];
    next += 1;
    if (!match) throw new Error('a party without its match');
    const judged = judgeParty(one.party, above.get(match.key) ?? match.known);
    const now = judged.change ?? (judged.add ? { id: '', version: 1, note: one.party.note } : null);
    if (now) above.set(match.key, now);
    return judged.verdict;
  });
}
