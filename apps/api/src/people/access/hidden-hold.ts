import type { CaseStatus, Prisma } from '../../platform/database/client.ts';
import type { Member } from './member.ts';
import { isTeamMember } from './member-role.ts';

type Viewer = Pick<Member, 'membershipId' | 'role'>;

/** The columns of a case's hold that decide who may know of it. */
export const holdFields = { select: { membershipId: true, clearedAt: true } } as const;

interface Hold {
  membershipId: string;
  clearedAt: Date | null;
}

interface HeldCase {
  status: CaseStatus;
  hold: Hold | null;
}

/** Whether a conflict hold is hidden from this person: from every client, and from the person it is about. */
export function isHoldHidden(hold: Pick<Hold, 'membershipId'>, viewer: Viewer): boolean {
  return !isTeamMember(viewer.role) || hold.membershipId === viewer.membershipId;
}

/** A case's status as this person sees it: with a hidden hold, the case looks open, as it would be without it. */
export function statusSeenBy(viewer: Viewer, { status, hold }: HeldCase): CaseStatus {
  const hidden = hold !== null && hold.clearedAt === null && isHoldHidden(hold, viewer);
  return hidden && status === 'on_hold' ? 'open' : status;
}

/** The cases that have this status for this person; the same rule as `statusSeenBy`. */
export function seenWithStatus(viewer: Viewer, status: CaseStatus): Prisma.CaseRecordWhereInput {
  const hidden: Prisma.CaseRecordWhereInput = {
    status: 'on_hold',
    hold: { clearedAt: null, ...(isTeamMember(viewer.role) ? { membershipId: viewer.membershipId } : {}) },
  };
  if (status === 'open') return { OR: [{ status }, hidden] };
  return status === 'on_hold' ? { status, NOT: hidden } : { status };
}

/**
 * Whether a person may put on hold a case that does not look on hold to them. Clients may not, and nobody may do it to
 * their own case (`openedForId`): nothing would change where a hidden hold exists, which would reveal it.
 */
export function mayHold(viewer: Viewer, openedForId: string | null): boolean {
  return isTeamMember(viewer.role) && openedForId !== viewer.membershipId;
}
