import { Prisma, type Transaction } from '../../platform/database/client.ts';

/** Key of the advisory lock for changes of an organization's case types and roles. */
export function caseSettingsLock(organizationId: string): Prisma.Sql {
  return Prisma.sql`hashtextextended('case-settings:' || ${organizationId}, 0)`;
}

/**
 * Takes the lock in shared mode until the commit: the role that a link gives is not retired, removed or changed
 * meanwhile. Lock order: call it before a link is locked; a change of a role takes the same lock, and then its links.
 */
export async function keepCaseRoles(transaction: Transaction, organizationId: string): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock_shared(${caseSettingsLock(organizationId)})`;
}
