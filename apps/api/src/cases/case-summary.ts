import type { CaseSummary } from '@casedoor/contracts';
import type { Prisma } from '../database/client.ts';
import { memberName, memberNameFields } from '../database/member-name.ts';
import type { Member } from '../sessions/require-role.ts';

/** What a case is shown with. */
export const caseFields = {
  id: true,
  version: true,
  reference: true,
  title: true,
  type: true,
  status: true,
  openedAt: true,
  redemption: { select: { signupLink: { select: { id: true, title: true } } } },
  participants: {
    orderBy: { id: 'asc' },
    select: {
      membershipId: true,
      caseRole: true,
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

/** The cases that a member may see: a client those in which they take part, everybody else the organization's. */
export function visibleTo(member: Member): Prisma.CaseRecordWhereInput {
  return {
    organizationId: member.organizationId,
    ...(member.role === 'client' ? { participants: { some: { membershipId: member.membershipId } } } : {}),
  };
}

/** A case as a member sees it: a client sees nobody's e-mail and nothing of the link. */
export function toCaseSummary(row: CaseRow, member: Member): CaseSummary {
  const { redemption, openedAt, participants, ...facts } = row;
  const forClient = member.role === 'client';
  return {
    ...facts,
    openedAt: openedAt.toISOString(),
    signupLink: forClient ? null : (redemption?.signupLink ?? null),
    participants: participants.map(({ membershipId, caseRole, membership }) => ({
      membershipId,
      ...memberName(membership),
      email: forClient ? null : emailOf(membership),
      memberRole: membership.role,
      caseRole,
    })),
  };
}

/** An account's own spelling would tell an administrator that the invited address has one. */
function emailOf({ joinedAt, user }: CaseRow['participants'][number]['membership']): string {
  return joinedAt === null ? user.emailCanonical : user.email;
}
