import type { MemberRole } from '@casedoor/contracts';
import { Prisma } from '../../platform/database/client.ts';

/** Whether a member may import now: an import stands still while whoever answers for it may not. */
export function mayImport({ role, disabledAt }: { role: MemberRole; disabledAt: Date | null }): boolean {
  return disabledAt === null && (role === 'admin' || role === 'manager');
}

/** The same of the membership `m`. */
export const mayImportSql = Prisma.sql`(m."role" IN ('admin', 'manager') AND m."disabledAt" IS NULL)`;
