import type { AuditSubject } from '@casedoor/contracts';
import type { Database, Prisma } from '../../platform/database/client.ts';
import type { Search } from '../../platform/database/search-pattern.ts';

/**
 * Names and finds a room's records that audit events are about; the audit trail reads no table of a higher room itself.
 */
export interface SubjectSource {
  type: AuditSubject;
  /** Current names of records: pairs of id and name. */
  findNames: (
    database: Database,
    which: { organizationId: string; id: { in: string[] } },
  ) => Promise<(readonly [id: string, name: string])[]>;
  /** A query of the "id" of the organization's records whose name has what is searched for. */
  idsMatching: (organizationId: string, search: Search) => Prisma.Sql;
}
