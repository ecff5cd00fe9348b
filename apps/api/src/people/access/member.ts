import type { MemberRole } from '@casedoor/contracts';

/** A signed-in person acting in an organization. */
export interface Member {
  userId: string;
  membershipId: string;
  organizationId: string;
  role: MemberRole;
  /** First and last name, for notices and the timeline. */
  name: string;
}
