import type { Transaction } from '../../platform/database/client.ts';
import { caseSettingsLock } from './keep-case-roles.ts';

/** Has changes of the organization's case types and roles wait for one another, so that a list is counted and ordered by one at a time. */
export async function lockSettings(transaction: Transaction, organizationId: string): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${caseSettingsLock(organizationId)})`;
}
