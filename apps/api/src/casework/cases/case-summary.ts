import type { CaseSummary } from '@casedoor/contracts';
import { holdFields, isHoldHidden, statusSeenBy } from '../../people/access/hidden-hold.ts';
import type { Member } from '../../people/access/member.ts';
import { memberName, memberNameFields } from '../../people/access/member-name.ts';
import type { Prisma } from '../../platform/database/client.ts';
import { isTeamMember } from '../../people/access/member-role.ts';

/** The columns and relations of a case summary. */
export const caseFields = {
  id: true,
  version: true,
  reference: true,
  title: true,
  caseType: { select: { name: true } },
  status: true,
  openedAt: true,
  appointmentAt: true,
  hold: holdFields,
  redemption: { select: { signupLink: { select: { id: true, title: true } } } },
  participants: {
    orderBy: { id: 'asc' },
    select: {
      membershipId: true,
      caseRole: true,
      customCaseRole: { select: { id: true, name: true } },
      membership: {
        select: {
          ...memberNameFields,
          role: true,
          user: { select: { firstName: true, lastName: true, email: true, emailCanonical: true } },
        },
      },
    },
  },
} as const satisfies Prisma.CaseRecordSelect;

type CaseRow = Prisma.CaseRecordGetPayload<{ select: typeof caseFields }>;

/** A case as a member may see it: a client sees no e-mail addresses and nothing of the link. */
export function toCaseSummary(row: CaseRow, member: Member): CaseSummary {
  const { redemption, caseType, openedAt, appointmentAt, participants, hold, ...facts } = row;
  const forClient = !isTeamMember(member.role);
  return {
    ...facts,
    type: caseType?.name ?? null,
    status: statusSeenBy(member, { status: facts.status, hold }),
    onConflictHold: row.status === 'on_hold' && hold?.clearedAt === null && !isHoldHidden(hold, member),
    openedAt: openedAt.toISOString(),
    appointmentAt: appointmentAt?.toISOString() ?? null,
    signupLink: forClient ? null : (redemption?.signupLink ?? null),
    participants: participants.map(({ membershipId, caseRole, customCaseRole, membership }) => ({
      membershipId,
      ...memberName(membership),
      email: forClient ? null : emailOf(membership),
      memberRole: membership.role,
      caseRole,
      customCaseRole,
    })),
  };
}

/** The spelling in the account would reveal to an administrator that the invited address has one. */
function emailOf({ joinedAt, user }: CaseRow['participants'][number]['membership']): string {
  return joinedAt === null ? user.emailCanonical : user.email;
}
