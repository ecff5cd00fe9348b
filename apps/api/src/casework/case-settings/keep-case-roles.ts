import { Prisma, type Transaction } from '../../platform/database/client.ts';

/** The lock that changes of an organization's case types and roles wait for. */
export function caseSettingsLock(organizationId: string): Prisma.Sql {
  return Prisma.sql`hashtextextended('case-settings:' || ${organizationId}, 0)`;
}

/**
 * Keeps the case roles as they are until the commit: what a link gives is neither retired, removed nor counted as another
 * meanwhile. To be called before a link is locked: a change of a role takes the same lock, and then its links.
 */
export async function keepCaseRoles(transaction: Transaction, organizationId: string): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock_shared(${caseSettingsLock(organizationId)})`;
}
