import type { MemberRole } from '@casedoor/contracts';

/** A signed-in person acting in an organization. */
export interface Member {
  userId: string;
  membershipId: string;
  organizationId: string;
  role: MemberRole;
  /** For notices and history: first and last name. */
  name: string;
}
