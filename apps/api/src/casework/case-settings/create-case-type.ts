import type { CaseType } from '@casedoor/contracts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Database } from '../../platform/database/client.ts';
import { uniqueViolation } from '../../platform/database/errors.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Member } from '../../people/access/member.ts';
import { findCaseTypes } from './find-case-types.ts';
import { lockSettings } from './lock-settings.ts';

/** A longer list is of no use to choose from. */
const mostTypes = 200;

/**
 * Adds a case type at the end of the list. Throws `case_type_name_taken`, and `request_invalid` if the list is full.
 */
export async function createCaseType(
  database: Database,
  { organizationId, membershipId }: Member,
  name: string,
): Promise<{ items: CaseType[] }> {
  return database
    .$transaction(async (transaction) => {
      await lockSettings(transaction, organizationId);
      const { _count: count, _max: last } = await transaction.caseType.aggregate({
        where: { organizationId },
        _count: true,
        _max: { place: true },
      });
      if (count >= mostTypes)
        throw new Problem('request_invalid', {
          errors: [{ path: 'name', code: 'too_many', maximum: mostTypes }],
        });
      const place = (last.place ?? 0) + 1;
      const type = await transaction.caseType.create({ data: { organizationId, name, place } });
      await recordAuditEvent(transaction, {
        organizationId,
        action: 'case_type.created',
        actorMembershipId: membershipId,
        subjectType: 'organization',
        subjectId: organizationId,
        details: { caseTypeId: type.id, name },
      });
      return findCaseTypes(transaction, organizationId);
    })
    .catch((error: unknown) => {
      throw uniqueViolation(error) === null ? error : new Problem('case_type_name_taken');
    });
}
