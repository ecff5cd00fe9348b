import {
  undoDays,
  type LinkUndo,
  type listLinkUndoEntries,
  type listLinkUndos,
  type ResponseOf,
  type UndoEntry,
} from '@casedoor/contracts';
import type { z } from 'zod';
import type { Database, Prisma } from '../../platform/database/client.ts';
import { readNow } from '../../platform/database/clock.ts';
import { fullName, memberName, memberNameFields } from '../../people/access/member-name.ts';
import { cutPage, decodeCursor, idPosition } from '../../platform/http/cursor.ts';
import { Problem } from '../../platform/http/problem.ts';

interface UndoOfLink {
  organizationId: string;
  signupLinkId: string;
  undoId: string;
}

const withPeople = {
  undoneBy: { select: memberNameFields },
  restoredBy: { select: memberNameFields },
} satisfies Prisma.LinkUndoInclude;

/** The undos of a link, newest first. Throws `signup_link_not_found`. */
export async function findLinkUndos(
  database: Database,
  { organizationId, signupLinkId }: Omit<UndoOfLink, 'undoId'>,
  { limit, cursor }: z.output<typeof listLinkUndos.query>,
): Promise<ResponseOf<typeof listLinkUndos>> {
  const after = decodeCursor(cursor, idPosition);
  const link = await database.signupLink.findFirst({
    where: { id: signupLinkId, organizationId },
    select: { id: true },
  });
  if (!link) throw new Problem('signup_link_not_found');
  const read = await database.linkUndo.findMany({
    where: { organizationId, signupLinkId, ...(after ? { id: { lt: after.id } } : {}) },
    include: withPeople,
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  const now = await readNow(database);
  const { rows, nextCursor } = cutPage(read, limit, ({ id }) => ({ id }));
  return { items: rows.map((row) => presentLinkUndo(row, now)), nextCursor };
}

/** One undo of a link. Throws `signup_link_undo_not_found`. */
export async function findLinkUndo(
  database: Database,
  { organizationId, signupLinkId, undoId }: UndoOfLink,
): Promise<LinkUndo> {
  const row = await database.linkUndo.findFirst({
    where: { id: undoId, organizationId, signupLinkId },
    include: withPeople,
  });
  if (!row) throw new Problem('signup_link_undo_not_found');
  return presentLinkUndo(row, await readNow(database));
}

type UndoRow = Prisma.LinkUndoGetPayload<{ include: typeof withPeople }>;

function presentLinkUndo(row: UndoRow, now: Date): LinkUndo {
  const restorableUntil = new Date(row.createdAt.getTime() + undoDays * 24 * 3600 * 1000);
  return {
    id: row.id,
    at: row.createdAt.toISOString(),
    by: fullName(row.undoneBy) ?? '',
    since: row.since.toISOString(),
    until: row.until.toISOString(),
    leaveInvited: row.leaveInvited,
    reason: row.reason,
    people: row.people,
    cases: row.cases,
    registrations: row.registrations,
    restorableUntil: restorableUntil.toISOString(),
    restorable: row.restoredAt === null && restorableUntil > now && row.people + row.cases > 0,
    restoredAt: row.restoredAt?.toISOString() ?? null,
    restoredBy: fullName(row.restoredBy),
    peopleRestored: row.peopleRestored,
    casesRestored: row.casesRestored,
  };
}

const entryFields = {
  redemption: { select: { createdAt: true } },
  undo: { select: { restoredAt: true } },
  membership: {
    select: {
      ...memberNameFields,
      user: { select: { firstName: true, lastName: true, email: true } },
    },
  },
  caseRecord: { select: { id: true, reference: true, title: true } },
} satisfies Prisma.LinkUndoEntryInclude;

/** The people and cases of an undo, in the order in which they signed up. Throws `signup_link_undo_not_found`. */
export async function findLinkUndoEntries(
  database: Database,
  { organizationId, signupLinkId, undoId }: UndoOfLink,
  { notRestored, limit, cursor }: z.output<typeof listLinkUndoEntries.query>,
): Promise<ResponseOf<typeof listLinkUndoEntries>> {
  const after = decodeCursor(cursor, idPosition);
  const undo = await database.linkUndo.findFirst({
    where: { id: undoId, organizationId, signupLinkId },
    select: { restoredAt: true },
  });
  if (!undo) throw new Problem('signup_link_undo_not_found');
  const read = await database.linkUndoEntry.findMany({
    where: {
      undoId,
      ...(after ? { id: { gt: after.id } } : {}),
      ...(notRestored
        ? {
            undo: { restoredAt: { not: null } },
            OR: [
              { disabledAt: { not: null }, userRestoredAt: null },
              { caseStatus: { not: null }, caseRestoredAt: null },
            ],
          }
        : {}),
    },
    include: entryFields,
    orderBy: { id: 'asc' },
    take: limit + 1,
  });
  const { rows, nextCursor } = cutPage(read, limit, ({ id }) => ({ id }));
  return { items: rows.map(presentEntry), nextCursor };
}

type EntryRow = Prisma.LinkUndoEntryGetPayload<{ include: typeof entryFields }>;

function presentEntry(row: EntryRow): UndoEntry {
  const { membership, caseRecord } = row;
  return {
    id: row.id,
    membershipId: row.membershipId,
    ...memberName(membership),
    email: membership.user.email,
    joinedAt: row.redemption.createdAt.toISOString(),
    user: outcome(row.userLeft, row.userRestoredAt, row.undo.restoredAt) ?? 'disabled',
    case: caseRecord && {
      ...caseRecord,
      outcome: outcome(row.caseLeft, row.caseRestoredAt, row.undo.restoredAt) ?? 'archived',
    },
  };
}

type Left = 'was_member' | 'administrator' | 'already_disabled' | 'invited';
type CaseLeft = 'worked_on' | 'already_archived' | 'invited';
type Outcome<L extends string> = L | 'restored' | 'not_restored' | null;

/** What became of one person or case: left, restored, not restored; null while it is as the undo made it. */
function outcome<L extends Left | CaseLeft>(
  left: string | null,
  restoredAt: Date | null,
  undoRestoredAt: Date | null,
): Outcome<L> {
  if (left !== null) return left as L;
  if (restoredAt) return 'restored';
  return undoRestoredAt ? 'not_restored' : null;
}
