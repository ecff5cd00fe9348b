import type { CaseRole, MemberRole } from '@casedoor/contracts';
import type { Prisma } from '../../platform/database/client.ts';
import type { Member } from './member.ts';
import { isAdministrator, isTeamMember } from './member-role.ts';

/** What a member may do in a case. */
export interface CaseRights {
  view: boolean;
  change: boolean;
  manageParticipants: boolean;
}

/** The rights of a custom case role. */
export interface Ticks {
  mayView: boolean;
  mayChange: boolean;
  mayManageParticipants: boolean;
}

/** A member's place in a case: a built-in role, or the rights of a custom one. */
export interface Place {
  caseRole: CaseRole;
  customCaseRole: Ticks | null;
}

/** The columns of a custom case role that decide its rights. */
export const tickFields = { mayView: true, mayChange: true, mayManageParticipants: true } as const;

/** The columns of a place that decide its rights. */
export const placeFields = {
  caseRole: true,
  customCaseRole: { select: tickFields },
} as const satisfies Prisma.CaseParticipantSelect;

const all: CaseRights = { view: true, change: true, manageParticipants: true };
const none: CaseRights = { view: false, change: false, manageParticipants: false };

/**
 * The rights of a member in a case in which they have this place, or none. Administrators and managers may do all. For
 * all others a custom role decides; without one, staff may do all and clients may view the cases they take part in.
 */
export function caseRights(role: MemberRole, place: Place | null): CaseRights {
  if (isAdministrator(role)) return all;
  if (place?.customCaseRole) {
    const { mayView, mayChange, mayManageParticipants } = place.customCaseRole;
    return { view: mayView, change: mayChange, manageParticipants: mayManageParticipants };
  }
  if (isTeamMember(role)) return all;
  return place ? { ...none, view: true } : none;
}

/** Whether a custom role limits the caller's rights, so that they may not give or take more than they have. */
export function isBound(role: MemberRole, place: Place | null): boolean {
  return !isAdministrator(role) && place?.customCaseRole != null;
}

/** Whether these rights include all that a custom role gives. */
export function covers(rights: CaseRights, { mayChange, mayManageParticipants }: Ticks): boolean {
  return (rights.change || !mayChange) && (rights.manageParticipants || !mayManageParticipants);
}

/** Whether a member may read notes: the team may, and anyone else with the right to change the case. */
export function seesNotes(role: MemberRole, rights: CaseRights): boolean {
  return rights.view && (isTeamMember(role) || rights.change);
}

/** Whether a member may read the organization's notes about its parties: only administrators may. */
export function seesPartyNotes(role: MemberRole): boolean {
  return isAdministrator(role);
}

/** The places that let members who are no administrators view their case. */
export const placeThatSees = {
  OR: [{ customCaseRoleId: null }, { customCaseRole: { mayView: true } }],
} satisfies Prisma.CaseParticipantWhereInput;

/** The cases that a member may view; the same rule as `caseRights`. */
export function visibleTo(
  member: Pick<Member, 'organizationId' | 'membershipId' | 'role'>,
): Prisma.CaseRecordWhereInput {
  const { organizationId, membershipId, role } = member;
  if (isAdministrator(role)) return { organizationId };
  return isTeamMember(role)
    ? { organizationId, participants: { none: { membershipId, customCaseRole: { mayView: false } } } }
    : { organizationId, participants: { some: { membershipId, ...placeThatSees } } };
}
