import type { Organization } from '@casedoor/contracts';
import type { Database } from '../../platform/database/client.ts';
import type { Member } from '../access/member.ts';
import { organizationFields, toOrganization } from './organization.ts';

/** The settings of the member's organization. */
export async function findOrganization(database: Database, member: Member): Promise<Organization> {
  const row = await database.organization.findUniqueOrThrow({
    where: { id: member.organizationId },
    select: organizationFields,
  });
  return toOrganization(row);
}
