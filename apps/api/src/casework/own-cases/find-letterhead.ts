import type { listOwnCases, ResponseOf } from '@casedoor/contracts';
import type { Member } from '../../people/access/member.ts';
import { neutralPlace, organizationFields, toOrganization } from '../../people/organizations/organization.ts';
import type { Database } from '../../platform/database/client.ts';
import { asLocale } from '../../platform/database/locale.ts';
import type { LinkWords } from './link-words.ts';

/** Who writes, who reads, and whether the pages must not show who writes. */
export type Letterhead = Omit<ResponseOf<typeof listOwnCases>, 'items' | 'nextCursor'>;

/** What a client's page shows around its cases. */
export async function findLetterhead(
  database: Database,
  member: Member,
  { cameDiscreetly }: LinkWords,
): Promise<Letterhead> {
  const { organizationId, membershipId, role } = member;
  const [{ user, organization }, discreet] = await Promise.all([
    database.membership.findUniqueOrThrow({
      where: { organizationId_id: { organizationId, id: membershipId } },
      select: {
        user: { select: { firstName: true, email: true, locale: true, timeZone: true } },
        organization: { select: organizationFields },
      },
    }),
    cameDiscreetly(database, member),
  ]);
  return {
    organization: toOrganization(organization),
    reader: { ...user, locale: asLocale(user.locale), memberRole: role },
    discreet,
    quickExitUrl: discreet ? (organization.quickExitUrl ?? neutralPlace) : null,
  };
}
