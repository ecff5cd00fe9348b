import { undoDays, type LinkUndo } from '@casedoor/contracts';
import { recordAuditEvent, recordAuditEvents } from '../../platform/audit/record-audit-event.ts';
import { reopenCases } from '../../casework/cases/archive-cases.ts';
import {
  Prisma,
  type Database,
  type LinkUndoEntry,
  type Transaction,
} from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Member } from '../../people/access/member.ts';
import { enableMembers } from '../../people/users/disable-members.ts';
import { findLinkUndo } from './find-link-undos.ts';

interface Restoring {
  signupLinkId: string;
  undoId: string;
}

/**
 * Restores an undo within 30 days: enables the people and gives the cases back their status, each only if nobody has
 * changed it since. Idempotent. Throws `signup_link_undo_not_found` and `signup_link_undo_too_old`.
 */
export async function restoreLinkUndo(
  database: Database,
  member: Member,
  { signupLinkId, undoId }: Restoring,
): Promise<LinkUndo> {
  const { organizationId, membershipId } = member;
  const found = await findLinkUndo(database, { organizationId, signupLinkId, undoId });
  if (found.restoredAt !== null) return found;
  await database.$transaction(async (transaction) => {
    // Of two restores at once, the second finds it restored.
    const taken = await transaction.$executeRaw`
      UPDATE "LinkUndo" SET "restoredAt" = now(), "restoredById" = ${membershipId}::uuid
      WHERE "organizationId" = ${organizationId}::uuid AND "id" = ${undoId}::uuid AND "restoredAt" IS NULL AND "createdAt" > now() - make_interval(hours => ${undoDays * 24}::int)`;
    if (taken === 0) return;
    const { people, cases } = await giveBack(transaction, member, { signupLinkId, undoId });
    await transaction.linkUndo.update({
      where: { organizationId_id: { organizationId, id: undoId } },
      data: { peopleRestored: people, casesRestored: cases },
    });
    await recordAuditEvent(transaction, {
      organizationId,
      action: 'signup_link.undo_restored',
      actorMembershipId: membershipId,
      subjectType: 'signup_link',
      subjectId: signupLinkId,
      details: { undoId, people, cases },
    });
  });
  const now = await findLinkUndo(database, { organizationId, signupLinkId, undoId });
  if (now.restoredAt === null) throw new Problem('signup_link_undo_too_old');
  return now;
}

async function giveBack(
  transaction: Transaction,
  { organizationId, membershipId: actorMembershipId }: Member,
  { signupLinkId, undoId }: Restoring,
): Promise<{ people: number; cases: number }> {
  const entries = await transaction.linkUndoEntry.findMany({
    where: { undoId, OR: [{ disabledAt: { not: null } }, { caseStatus: { not: null } }] },
  });
  const enabled = await enableMembers(
    transaction,
    organizationId,
    entries.flatMap(({ membershipId, disabledAt }) =>
      disabledAt ? [{ membershipId, disabledAt: disabledAt.toISOString() }] : [],
    ),
    disavowedSince,
  );
  const archived = entries.flatMap(archivingOf);
  const reopened = await reopenCases(transaction, organizationId, archived);
  await transaction.$executeRaw`
    UPDATE "LinkUndoEntry"
    SET "userRestoredAt" = CASE WHEN "disabledAt" IS NOT NULL AND "membershipId" = ANY (${[...enabled]}::uuid[]) THEN now() END,
        "caseRestoredAt" = CASE WHEN "caseStatus" IS NOT NULL AND "caseId" = ANY (${[...reopened.keys()]}::uuid[]) THEN now() END
    WHERE "undoId" = ${undoId}::uuid`;

  const by = { organizationId, actorMembershipId };
  const through = { undoId, signupLinkId };
  await recordAuditEvents(transaction, [
    ...[...enabled].map((subjectId) => ({
      ...by,
      action: 'user.enabled',
      subjectType: 'user' as const,
      subjectId,
      details: through,
    })),
    ...[...reopened].map(([caseId, status]) => ({
      ...by,
      action: 'case.changed',
      subjectType: 'case' as const,
      subjectId: caseId,
      details: { status: { from: 'archived', to: status }, ...through },
    })),
  ]);
  return { people: enabled.size, cases: reopened.size };
}

function archivingOf({ caseId, caseStatus, caseVersion }: LinkUndoEntry) {
  return caseId && caseStatus && caseVersion !== null
    ? [{ caseId, status: caseStatus, version: caseVersion }]
    : [];
}

/** Whether the registration was disavowed after the member's access was revoked. */
const disavowedSince = Prisma.sql`EXISTS (
  SELECT FROM "Registration" r WHERE r."organizationId" = m."organizationId" AND r."membershipId" = m."id" AND r."disavowedAt" >= was."disabledAt"
)`;
