import type { Transaction } from '../../platform/database/client.ts';
import { caseSettingsLock } from './keep-case-roles.ts';

/**
 * Takes the lock exclusively: changes of the organization's case types and roles run one at a time, so that a list is
 * counted and ordered by one.
 */
export async function lockSettings(transaction: Transaction, organizationId: string): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${caseSettingsLock(organizationId)})`;
}
