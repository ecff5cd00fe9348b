import type { MemberRole } from '@casedoor/contracts';
import type { CaseStatus } from '../../platform/database/client.ts';

interface Viewer {
  membershipId: string;
  role: MemberRole;
}

/** What is read of a case's hold to tell who may know of it. */
export const holdFields = { select: { membershipId: true, clearedAt: true } } as const;

interface Hold {
  membershipId: string;
  clearedAt: Date | null;
}

/** Whether a conflict hold is kept from this person: from every client, and from the one whom it is about. */
export function isHoldHidden(hold: Pick<Hold, 'membershipId'>, viewer: Viewer): boolean {
  return viewer.role === 'client' || hold.membershipId === viewer.membershipId;
}

/** A case's status as this person sees it: a hold that is kept from them looks open, as the case would be without it. */
export function statusSeenBy(
  viewer: Viewer,
  { status, hold }: { status: CaseStatus; hold: Hold | null },
): CaseStatus {
  const hidden = hold !== null && hold.clearedAt === null && isHoldHidden(hold, viewer);
  return hidden && status === 'on_hold' ? 'open' : status;
}
