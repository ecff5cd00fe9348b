import type { listOwnCorrections, ResponseOf } from '@casedoor/contracts';
import type { Database } from '../../platform/database/client.ts';
import { active } from '../access/active-member.ts';
import { memberName, memberNameFields } from '../access/member-name.ts';
import { correctedOf } from './find-own-details.ts';

/** The organizations of a person that know them by another name or telephone number than they gave. */
export async function findOwnCorrections(
  database: Database,
  { userId }: { userId: string },
): Promise<ResponseOf<typeof listOwnCorrections>> {
  const rows = await database.membership.findMany({
    where: { userId, ...active, OR: [{ knownFirstName: { not: null } }, { knownPhone: { not: null } }] },
    select: {
      ...memberNameFields,
      knownPhone: true,
      organization: { select: { id: true, name: true } },
      user: { select: { firstName: true, lastName: true, phone: true } },
    },
    orderBy: { id: 'asc' },
  });
  return {
    items: rows.map((row) => ({
      organization: row.organization,
      ...memberName(row),
      phone: (row.knownPhone ?? row.user.phone) || null,
      corrected: correctedOf(row),
    })),
  };
}
