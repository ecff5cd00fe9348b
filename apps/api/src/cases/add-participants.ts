import type { CaseRole } from '@casedoor/contracts';
import { recordAuditEvent } from '../audit/record-audit-event.ts';
import { Prisma, type Transaction } from '../database/client.ts';
import { uniqueViolation } from '../database/errors.ts';
import { Problem } from '../http/problem.ts';
import type { Member } from '../sessions/require-role.ts';

interface NewParticipant {
  membershipId: string;
  caseRole: CaseRole;
}

/**
 * Gives users of the case's organization their places in it. Throws `user_not_found` for one who is not there or is
 * disabled, `case_participant_exists`; neither leaves the transaction usable.
 */
export async function addParticipants(
  transaction: Transaction,
  member: Member,
  caseId: string,
  participants: readonly NewParticipant[],
): Promise<void> {
  const ids = participants.map(({ membershipId }) => membershipId);
  if (new Set(ids).size < ids.length) throw new Problem('case_participant_exists');
  const roles = participants.map(({ caseRole }) => caseRole);
  // The lock makes somebody who disables a person at this moment wait, or this statement see it.
  const added = await transaction
    .$executeRaw(
      Prisma.sql`
        INSERT INTO "CaseParticipant" ("organizationId", "caseId", "membershipId", "caseRole")
        SELECT m."organizationId", ${caseId}::uuid, m."id", given."caseRole"::"CaseRole"
        FROM unnest(${ids}::uuid[], ${roles}::text[]) AS given ("membershipId", "caseRole")
        JOIN "Membership" m ON m."id" = given."membershipId"
        WHERE m."organizationId" = ${member.organizationId}::uuid AND m."disabledAt" IS NULL
        ORDER BY m."id"
        FOR SHARE OF m`,
    )
    .catch((error: unknown) => {
      throw uniqueViolation(error) === null ? error : new Problem('case_participant_exists');
    });
  if (added < participants.length) throw new Problem('user_not_found');
  for (const { membershipId, caseRole } of participants) {
    await recordAuditEvent(transaction, {
      organizationId: member.organizationId,
      action: 'case.participant_added',
      actorMembershipId: member.membershipId,
      subjectType: 'case',
      subjectId: caseId,
      details: { membershipId, caseRole },
    });
  }
}
