import type { changeParty as contract, Party } from '@casedoor/contracts';
import type { z } from 'zod';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import { Prisma, type Database } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Member } from '../../people/access/member.ts';
import { findParty } from './find-party.ts';
import { comparableEmail } from './party.ts';

const fields = ['name', 'email', 'phone', 'note'] as const;

/** Changes a party, archives or restores it. Throws `party_not_found`, `party_changed`. */
export async function changeParty(
  database: Database,
  member: Member,
  partyId: string,
  { version, archived, ...given }: z.output<typeof contract.body>,
): Promise<Party> {
  const { organizationId, membershipId } = member;
  await database.$transaction(async (transaction) => {
    const current = await transaction.party.findFirst({ where: { id: partyId, organizationId } });
    if (!current) throw new Problem('party_not_found');
    if (current.version !== version) throw new Problem('party_changed');
    const wanted = { ...given, ...(given.note === '' ? { note: null } : {}) };
    const changed = fields.filter((field) => wanted[field] !== undefined && wanted[field] !== current[field]);
    const switched = archived !== undefined && archived !== (current.archivedAt !== null);
    if (changed.length === 0 && !switched) return;

    const { name, email, phone, note } = {
      ...current,
      ...Object.fromEntries(changed.map((field) => [field, wanted[field]])),
    };
    const archivedAt = switched
      ? archived
        ? Prisma.sql`now()`
        : Prisma.sql`NULL`
      : Prisma.sql`"archivedAt"`;
    const count = await transaction.$executeRaw(Prisma.sql`
      UPDATE "Party"
      SET "name" = ${name}, "nameKey" = "name_key"(${name}), "email" = ${email}, "emailCanonical" = ${comparableEmail(email)},
          "phone" = ${phone}, "phoneKey" = "phone_key"(${phone}), "note" = ${note}, "archivedAt" = ${archivedAt}, "version" = "version" + 1
      WHERE "id" = ${partyId}::uuid AND "organizationId" = ${organizationId}::uuid AND "version" = ${version}`);
    if (count === 0) throw new Problem('party_changed');
    const event = {
      organizationId,
      actorMembershipId: membershipId,
      subjectType: 'party',
      subjectId: partyId,
    } as const;
    // The names of the fields only, without values that may have to be erased: the audit trail is append-only.
    if (changed.length > 0)
      await recordAuditEvent(transaction, {
        ...event,
        action: 'party.changed',
        details: { fields: changed },
      });
    if (switched)
      await recordAuditEvent(transaction, {
        ...event,
        action: archived ? 'party.archived' : 'party.restored',
      });
  });
  return findParty(database, member, partyId);
}
