import type { LinkUndo } from '@casedoor/contracts';
import {
  recordAuditEvent,
  recordAuditEvents,
  type AuditRecord,
} from '../../platform/audit/record-audit-event.ts';
import { archiveCases, type Archiving } from '../../casework/cases/archive-cases.ts';
import type { Database, Prisma, Transaction } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { refuseUnfinished } from './refuse-unfinished.ts';
import { endSessionsOfMembers } from '../../people/sessions/end-sessions-of-members.ts';
import type { Member } from '../../people/access/member.ts';
import { disableMembers } from '../../people/users/disable-members.ts';
import {
  areTooMany,
  linkUse,
  refuseImpossibleRange,
  unfinishedThrough,
  type LinkUse,
  type UndoRange,
} from './link-uses.ts';
import { findLinkUndo } from './find-link-undos.ts';
import { lockLink, lockPeopleAndCases } from './lock-link.ts';

/**
 * Undoes a range of a link: disables the people who signed up through it, archives their untouched cases and rejects
 * unfinished registrations, in one transaction. Returns null when there is nothing (more) to do. Throws
 * `signup_link_not_found`, `signup_link_undo_too_large`, and `request_invalid` for an impossible range.
 */
export async function undoSignupLink(
  database: Database,
  member: Member,
  range: UndoRange,
  reason: string | null,
): Promise<LinkUndo | null> {
  refuseImpossibleRange(range);
  const undoId = await database.$transaction(async (transaction) => {
    const [{ id }] = await transaction.$queryRaw<[{ id: string }]>`SELECT uuid_v7()::text AS "id"`;
    // Lock order of a completion: first its registration, then the link. A completion that has begun ends before, or
    // fails.
    const registrations = await lockLink(transaction, range, () =>
      refuseUnfinished(transaction, member, {
        which: unfinishedThrough(range),
        reason,
        details: { signupLinkId: range.signupLinkId, undoId: id },
      }),
    );
    if (await areTooMany(transaction, range)) throw new Problem('signup_link_undo_too_large');
    const readAll = () => transaction.$queryRaw<LinkUse[]>(linkUse(range));
    await lockPeopleAndCases(transaction, member.organizationId, await readAll());
    // Read again, now that the rows are locked.
    const uses = await readAll();
    return carryOut(transaction, member, { id, range, reason, registrations, uses });
  });
  return undoId === null ? null : findLinkUndo(database, { ...range, undoId });
}

interface Work {
  id: string;
  range: UndoRange;
  reason: string | null;
  registrations: number;
  uses: readonly LinkUse[];
}

/** Writes the changes and records what they were. Returns the undo's id, or null where there was nothing to change. */
async function carryOut(
  transaction: Transaction,
  member: Member,
  { id, range, reason, registrations, uses }: Work,
): Promise<string | null> {
  const { organizationId, signupLinkId, leaveInvited } = range;
  const disabled = await disableMembers(
    transaction,
    organizationId,
    uses.filter(({ user }) => user === 'disabled').map(({ membershipId }) => membershipId),
  );
  await endSessionsOfMembers(transaction, organizationId, [...disabled.keys()]);
  const archived = await archiveCases(
    transaction,
    organizationId,
    uses.flatMap(({ case: outcome, caseId, caseStatus }) =>
      outcome === 'archived' && caseId && caseStatus ? [{ caseId, status: caseStatus }] : [],
    ),
  );
  if (disabled.size + archived.size + registrations === 0) return null;

  const [{ now }] = await transaction.$queryRaw<[{ now: Date }]>`SELECT clock_timestamp() AS "now"`;
  const until = range.until === null ? now : new Date(range.until);
  await transaction.linkUndo.create({
    data: {
      id,
      organizationId,
      signupLinkId,
      since: new Date(range.since),
      until,
      leaveInvited,
      reason,
      people: disabled.size,
      cases: archived.size,
      registrations,
      undoneById: member.membershipId,
    },
  });
  await keepEntries(transaction, { id, organizationId, uses, disabled, archived });
  await recordAuditEvents(
    transaction,
    eventsOf(member, { undoId: id, signupLinkId }, [...disabled.keys()], [...archived.values()]),
  );
  await recordAuditEvent(transaction, {
    organizationId,
    action: 'signup_link.undone',
    actorMembershipId: member.membershipId,
    subjectType: 'signup_link',
    subjectId: signupLinkId,
    details: {
      undoId: id,
      since: range.since,
      until: until.toISOString(),
      people: disabled.size,
      cases: archived.size,
      registrations,
      ...(reason === null ? {} : { reason }),
    },
  });
  return id;
}

interface Kept {
  id: string;
  organizationId: string;
  uses: readonly LinkUse[];
  disabled: ReadonlyMap<string, Date>;
  archived: ReadonlyMap<string, Archiving>;
}

async function keepEntries(
  transaction: Transaction,
  { id, organizationId, uses, disabled, archived }: Kept,
): Promise<void> {
  const entries = uses.map((one) => {
    const archiving = one.caseId === null ? undefined : archived.get(one.caseId);
    return {
      redemptionId: one.redemptionId,
      membershipId: one.membershipId,
      disabledAt: (one.user === 'disabled' && disabled.get(one.membershipId)) || null,
      userLeft: one.user === 'disabled' ? null : one.user,
      caseId: one.caseId,
      caseStatus: archiving?.status ?? null,
      caseVersion: archiving?.version ?? null,
      caseLeft: one.case === 'archived' ? null : one.case,
    };
  });
  await transaction.$executeRaw`
    INSERT INTO "LinkUndoEntry" ("organizationId", "undoId", "redemptionId", "membershipId", "disabledAt", "userLeft",
      "caseId", "caseStatus", "caseVersion", "caseLeft")
    SELECT ${organizationId}::uuid, ${id}::uuid, entry.*
    FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) AS entry (
      "redemptionId" uuid, "membershipId" uuid, "disabledAt" timestamptz, "userLeft" text,
      "caseId" uuid, "caseStatus" "CaseStatus", "caseVersion" int, "caseLeft" text
    )`;
}

function eventsOf(
  { organizationId, membershipId }: Member,
  through: Prisma.InputJsonObject,
  disabled: readonly string[],
  archived: readonly Archiving[],
): AuditRecord[] {
  const by = { organizationId, actorMembershipId: membershipId };
  return [
    ...disabled.map((subjectId): AuditRecord => ({
      ...by,
      action: 'user.disabled',
      subjectType: 'user',
      subjectId,
      details: through,
    })),
    ...archived.map(({ caseId, status }): AuditRecord => ({
      ...by,
      action: 'case.changed',
      subjectType: 'case',
      subjectId: caseId,
      details: { status: { from: status, to: 'archived' }, ...through },
    })),
  ];
}
