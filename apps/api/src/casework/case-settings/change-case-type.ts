import type { CaseType, changeCaseType as contract } from '@casedoor/contracts';
import type { z } from 'zod';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Database, Prisma } from '../../platform/database/client.ts';
import { uniqueViolation } from '../../platform/database/errors.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Member } from '../../people/access/member.ts';
import { findCaseTypes } from './find-case-types.ts';
import { lockSettings } from './lock-settings.ts';

/** Renames, moves, retires or restores a case type. Throws `case_type_not_found`, `case_type_name_taken`. */
export async function changeCaseType(
  database: Database,
  { organizationId, membershipId }: Member,
  caseTypeId: string,
  { name, place, retired }: z.output<typeof contract.body>,
): Promise<{ items: CaseType[] }> {
  return database
    .$transaction(async (transaction) => {
      await lockSettings(transaction, organizationId);
      const { items: before } = await findCaseTypes(transaction, organizationId);
      const type = before.find(({ id }) => id === caseTypeId);
      if (!type) throw new Problem('case_type_not_found');

      const details: Record<string, Prisma.InputJsonValue> = {};
      if (name !== undefined && name !== type.name) {
        details['name'] = { from: type.name, to: name };
        await transaction.caseType.update({
          where: { organizationId_id: { organizationId, id: caseTypeId } },
          data: { name },
        });
      }
      if (retired !== undefined && retired !== (type.retiredAt !== null)) {
        details['retired'] = { from: !retired, to: retired };
        // By the database's clock, like all times that decide.
        await transaction.$executeRaw`
          UPDATE "CaseType" SET "retiredAt" = CASE WHEN ${retired} THEN now() END
          WHERE "organizationId" = ${organizationId}::uuid AND "id" = ${caseTypeId}::uuid`;
      }
      const from = before.indexOf(type) + 1;
      const to = Math.min(place ?? from, before.length);
      if (to !== from) {
        details['place'] = { from, to };
        const order = before.filter(({ id }) => id !== caseTypeId).map(({ id }) => id);
        order.splice(to - 1, 0, caseTypeId);
        await transaction.$executeRaw`
          UPDATE "CaseType" t SET "place" = o."place"
          FROM unnest(${order}::uuid[]) WITH ORDINALITY AS o ("id", "place")
          WHERE t."organizationId" = ${organizationId}::uuid AND t."id" = o."id" AND t."place" <> o."place"`;
      }
      if (Object.keys(details).length > 0)
        await recordAuditEvent(transaction, {
          organizationId,
          action: 'case_type.changed',
          actorMembershipId: membershipId,
          subjectType: 'organization',
          subjectId: organizationId,
          details: { caseTypeId, caseType: name ?? type.name, ...details },
        });
      return findCaseTypes(transaction, organizationId);
    })
    .catch((error: unknown) => {
      throw uniqueViolation(error) === null ? error : new Problem('case_type_name_taken');
    });
}
