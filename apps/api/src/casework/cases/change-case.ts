import type { CaseDetail, CaseStatus, changeCase as contract } from '@casedoor/contracts';
import type { z } from 'zod';
import { holdFields, isHoldHidden, statusSeenBy } from '../../people/access/hidden-hold.ts';
import type { Member } from '../../people/access/member.ts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Database, Prisma } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { mayHold } from '../../people/access/hidden-hold.ts';
import { requireRight } from './find-rights.ts';
import { findCaseTypeId } from './find-case-type.ts';
import { findCase } from './find-case.ts';

const fields = ['title', 'type', 'status', 'appointmentAt'] as const;

/**
 * Changes a case's title, type, status or appointment. Throws `case_not_found`, `case_right_missing`, `case_changed`, `case_held`,
 * and `request_invalid` for a type that is not on the list or is retired.
 */
export async function changeCase(
  database: Database,
  member: Member,
  caseId: string,
  { version, ...asked }: z.output<typeof contract.body>,
): Promise<CaseDetail> {
  await database.$transaction(async (transaction) => {
    await requireRight(transaction, member, caseId, 'change');
    const row = await transaction.caseRecord.findUniqueOrThrow({
      where: { organizationId_id: { organizationId: member.organizationId, id: caseId } },
      select: {
        version: true,
        title: true,
        status: true,
        appointmentAt: true,
        caseType: true,
        hold: holdFields,
        redemption: { select: { membershipId: true } },
      },
    });
    const current = {
      ...row,
      type: row.caseType?.name ?? null,
      appointmentAt: row.appointmentAt?.toISOString() ?? null,
    };
    if (current.version !== version) throw new Problem('case_changed');
    refuseHolding(member, row, asked.status);
    const changes = {
      ...asked,
      // In the one form that is stored, so that a time written otherwise is no change.
      ...(asked.appointmentAt ? { appointmentAt: new Date(asked.appointmentAt).toISOString() } : {}),
      ...statusUnderHold(member, current.hold, asked.status),
    };
    const changed = fields.filter(
      (field) => changes[field] !== undefined && changes[field] !== current[field],
    );
    if (changed.length === 0) return;
    const { type, ...values } = changes;
    const caseTypeId =
      type === undefined
        ? undefined
        : await findCaseTypeId(transaction, {
            organizationId: member.organizationId,
            name: type,
            presentId: row.caseType?.id ?? null,
          });

    const { count } = await transaction.caseRecord.updateMany({
      where: { id: caseId, organizationId: member.organizationId, version },
      data: {
        ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
        ...(caseTypeId === undefined ? {} : { caseTypeId }),
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new Problem('case_changed');
    const details: Record<string, Prisma.InputJsonObject> = {};
    for (const field of changed) details[field] = { from: current[field], to: changes[field] ?? null };
    await recordAuditEvent(transaction, {
      organizationId: member.organizationId,
      action: 'case.changed',
      actorMembershipId: member.membershipId,
      subjectType: 'case',
      subjectId: caseId,
      details,
    });
  });
  return findCase(database, member, caseId);
}

/** Throws `case_right_missing` if a member who may not do so puts a case on hold that does not look on hold to them. */
function refuseHolding(
  member: Member,
  row: Parameters<typeof statusSeenBy>[1] & { redemption: { membershipId: string } | null },
  status: CaseStatus | undefined,
): void {
  const allowed = mayHold(member, row.redemption?.membershipId ?? null);
  if (!allowed && status === 'on_hold' && statusSeenBy(member, row) !== 'on_hold')
    throw new Problem('case_right_missing');
}

/**
 * Until the hold is cleared, no status opens the case; for a
 * member from whom it is hidden, `open` is stored as on hold.
 */
function statusUnderHold(
  member: Member,
  hold: { membershipId: string; clearedAt: Date | null } | null,
  status: CaseStatus | undefined,
): { status?: CaseStatus } {
  if (status !== 'open' || hold?.clearedAt !== null) return {};
  if (!isHoldHidden(hold, member)) throw new Problem('case_held');
  return { status: 'on_hold' };
}
