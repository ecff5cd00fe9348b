import type { CaseStatus, Prisma } from '../../platform/database/client.ts';
import type { Member } from './member.ts';
import { isTeamMember } from './member-role.ts';

type Viewer = Pick<Member, 'membershipId' | 'role'>;

/** What is read of a case's hold to tell who may know of it. */
export const holdFields = { select: { membershipId: true, clearedAt: true } } as const;

interface Hold {
  membershipId: string;
  clearedAt: Date | null;
}

interface HeldCase {
  status: CaseStatus;
  hold: Hold | null;
}

/** Whether a conflict hold is kept from this person: from every client, and from the one whom it is about. */
export function isHoldHidden(hold: Pick<Hold, 'membershipId'>, viewer: Viewer): boolean {
  return !isTeamMember(viewer.role) || hold.membershipId === viewer.membershipId;
}

/** A case's status as this person sees it: a hold that is kept from them looks open, as the case would be without it. */
export function statusSeenBy(viewer: Viewer, { status, hold }: HeldCase): CaseStatus {
  const hidden = hold !== null && hold.clearedAt === null && isHoldHidden(hold, viewer);
  return hidden && status === 'on_hold' ? 'open' : status;
}

/** The cases whose status this person sees as this one, as `statusSeenBy` decides it. */
export function seenWithStatus(viewer: Viewer, status: CaseStatus): Prisma.CaseRecordWhereInput {
  const hidden: Prisma.CaseRecordWhereInput = {
    status: 'on_hold',
    hold: { clearedAt: null, ...(isTeamMember(viewer.role) ? { membershipId: viewer.membershipId } : {}) },
  };
  if (status === 'open') return { OR: [{ status }, hidden] };
  return status === 'on_hold' ? { status, NOT: hidden } : { status };
}

/**
 * Whether a person may put a case on hold that they see as something else. Clients may not, nor may anybody their own
 * (`openedForId`): where a hold that is kept from them stands already, they would see that nothing changes.
 */
export function mayHold(viewer: Viewer, openedForId: string | null): boolean {
  return isTeamMember(viewer.role) && openedForId !== viewer.membershipId;
}
