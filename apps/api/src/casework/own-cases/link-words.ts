import type { getOwnCase, ResponseOf } from '@casedoor/contracts';
import type { Member } from '../../people/access/member.ts';
import type { Database } from '../../platform/database/client.ts';

/** What the links said that brought a client, supplied by the room that owns the links: this room reads none of them. */
export interface LinkWords {
  /** What follows, as the link said it when it opened the case; nothing for a case that no link opened. */
  nextSteps: (
    database: Database,
    opened: { organizationId: string; caseId: string },
  ) => Promise<ResponseOf<typeof getOwnCase>['nextSteps']>;
  /** Whether the member ever came through a discreet link of the organization. */
  cameDiscreetly: (
    database: Database,
    member: Pick<Member, 'organizationId' | 'membershipId'>,
  ) => Promise<boolean>;
}
