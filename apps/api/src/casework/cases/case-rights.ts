import type { CaseRole, MemberRole } from '@casedoor/contracts';
import type { Prisma, Transaction } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Member } from '../../people/access/member.ts';

/** What somebody may do in a case. */
export interface CaseRights {
  view: boolean;
  change: boolean;
  manageParticipants: boolean;
}

/** What a custom case role lets its people do. */
export interface Ticks {
  mayView: boolean;
  mayChange: boolean;
  mayManageParticipants: boolean;
}

/** Somebody's part in a case: a built-in role, or what a custom one lets them do. */
export interface Place {
  caseRole: CaseRole;
  customCaseRole: Ticks | null;
}

/** What is read of a place to know its rights. */
export const placeFields = {
  caseRole: true,
  customCaseRole: { select: { mayView: true, mayChange: true, mayManageParticipants: true } },
} as const satisfies Prisma.CaseParticipantSelect;

const all: CaseRights = { view: true, change: true, manageParticipants: true };
const none: CaseRights = { view: false, change: false, manageParticipants: false };

/**
 * What a member may do in a case in which they have this place, or none. Administrators and managers may do all. For
 * everybody else a custom role decides; without one, staff may do all and clients may see the cases they take part in.
 */
function rightsOf(role: MemberRole, place: Place | null): CaseRights {
  if (role === 'admin' || role === 'manager') return all;
  if (place?.customCaseRole) return rightsOfTicks(place.customCaseRole);
  if (role === 'staff') return all;
  return place ? { ...none, view: true } : none;
}

/** Whether the caller's rights come from a custom role, so that they may not give or take more than they have. */
export function isBound(role: MemberRole, place: Place | null): boolean {
  return role !== 'admin' && role !== 'manager' && place?.customCaseRole != null;
}

/** Whether somebody with these rights may do all that a custom role lets its people do. */
export function covers(rights: CaseRights, { mayChange, mayManageParticipants }: Ticks): boolean {
  return (rights.change || !mayChange) && (rights.manageParticipants || !mayManageParticipants);
}

/** Notes are for the organization's own people, and for whoever else may change the case. */
export function seesNotes(role: MemberRole, rights: CaseRights): boolean {
  return rights.view && (role !== 'client' || rights.change);
}

/** The cases that a member may see, as `rightsOf` decides it. */
export function visibleTo(member: Member): Prisma.CaseRecordWhereInput {
  const { organizationId, membershipId, role } = member;
  const hidden = { membershipId, customCaseRole: { mayView: false } };
  switch (role) {
    case 'admin':
    case 'manager':
      return { organizationId };
    case 'staff':
      return { organizationId, participants: { none: hidden } };
    case 'client':
      return {
        organizationId,
        participants: {
          some: { membershipId, OR: [{ customCaseRoleId: null }, { customCaseRole: { mayView: true } }] },
        },
      };
  }
}

/** The caller's place and rights in a case. Throws `case_not_found`, also for one that they may not see. */
export async function findRights(
  transaction: Transaction,
  member: Member,
  caseId: string,
): Promise<{ place: Place | null; rights: CaseRights }> {
  const found = await transaction.caseRecord.findFirst({
    where: { id: caseId, organizationId: member.organizationId },
    select: { participants: { where: { membershipId: member.membershipId }, select: placeFields } },
  });
  const place = found?.participants[0] ?? null;
  const rights = rightsOf(member.role, place);
  if (!found || !rights.view) throw new Problem('case_not_found');
  return { place, rights };
}

/** The same, for an act that needs the right. Throws `case_not_found`, `case_right_missing`. */
export async function requireRight(
  transaction: Transaction,
  member: Member,
  caseId: string,
  right: 'change' | 'manageParticipants',
): Promise<{ place: Place | null; rights: CaseRights }> {
  const found = await findRights(transaction, member, caseId);
  if (!found.rights[right]) throw new Problem('case_right_missing');
  return found;
}

function rightsOfTicks({ mayView, mayChange, mayManageParticipants }: Ticks): CaseRights {
  return { view: mayView, change: mayChange, manageParticipants: mayManageParticipants };
}
