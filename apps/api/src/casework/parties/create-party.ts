import type { createParty as contract, Party } from '@casedoor/contracts';
import type { z } from 'zod';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Database } from '../../platform/database/client.ts';
import type { Member } from '../../people/access/member.ts';
import { findParty } from './find-party.ts';
import { insertParties } from './insert-parties.ts';
import { comparableEmail } from './party.ts';

/** Adds a party. Throws `request_invalid` for an invalid address. */
export async function createParty(
  database: Database,
  member: Member,
  { name, email = null, phone = null, note = null }: z.output<typeof contract.body>,
): Promise<Party> {
  const emailCanonical = comparableEmail(email);
  const partyId = await database.$transaction(async (transaction) => {
    const [id = ''] = await insertParties(transaction, member, [
      { name, email, emailCanonical, phone, note: note || null },
    ]);
    // Without the name, which may have to be erased: the audit trail is append-only.
    await recordAuditEvent(transaction, {
      organizationId: member.organizationId,
      action: 'party.added',
      actorMembershipId: member.membershipId,
      subjectType: 'party',
      subjectId: id,
    });
    return id;
  });
  return findParty(database, member, partyId);
}
