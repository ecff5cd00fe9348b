import type { CaseHold, SharedField } from '@casedoor/contracts';
import { isHoldHidden } from '../../people/access/hidden-hold.ts';
import type { Member } from '../../people/access/member.ts';
import { fullName, memberNameFields } from '../../people/access/member-name.ts';
import type { Database } from '../../platform/database/client.ts';
import { seesPartyNotes } from '../../people/access/case-rights.ts';

/** Returns the conflict hold of a case; null if there was none, or if it is hidden from the member. */
export async function findHold(
  database: Database,
  member: Pick<Member, 'organizationId' | 'membershipId' | 'role'>,
  caseId: string,
): Promise<CaseHold | null> {
  const hold = await database.caseHold.findFirst({
    where: { caseId, organizationId: member.organizationId },
    include: {
      matches: {
        orderBy: { id: 'asc' },
        include: {
          party: { select: { id: true, name: true, note: true } },
          membership: {
            select: { id: true, ...memberNameFields, _count: { select: { caseParticipants: true } } },
          },
        },
      },
      decisions: { orderBy: { id: 'desc' }, include: { decidedBy: { select: memberNameFields } } },
    },
  });
  if (!hold || isHoldHidden(hold, member)) return null;
  const withNotes = seesPartyNotes(member.role);
  return {
    heldAt: hold.createdAt.toISOString(),
    clearedAt: hold.clearedAt?.toISOString() ?? null,
    matches: hold.matches.flatMap(({ party, membership, sharedFields }): CaseHold['matches'] => {
      const shared = sharedFields as SharedField[];
      if (party) {
        const { id, name, note } = party;
        return [{ kind: 'party', id, name, sharedFields: shared, note: withNotes ? note : null, cases: 0 }];
      }
      if (!membership) return [];
      const cases = membership._count.caseParticipants;
      const name = fullName(membership) ?? '';
      return [{ kind: 'user', id: membership.id, name, sharedFields: shared, note: null, cases }];
    }),
    decisions: hold.decisions.map(({ createdAt, decision, decidedBy, note }) => ({
      at: createdAt.toISOString(),
      decision: decision === 'cleared' ? 'cleared' : 'kept',
      by: fullName(decidedBy),
      note,
    })),
  };
}
