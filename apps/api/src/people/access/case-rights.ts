import type { CaseRole, MemberRole } from '@casedoor/contracts';
import type { Prisma } from '../../platform/database/client.ts';
import type { Member } from './member.ts';
import { isAdministrator, isTeamMember } from './member-role.ts';

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

/** What is read of a custom case role to know its rights. */
export const tickFields = { mayView: true, mayChange: true, mayManageParticipants: true } as const;

/** What is read of a place to know its rights. */
export const placeFields = {
  caseRole: true,
  customCaseRole: { select: tickFields },
} as const satisfies Prisma.CaseParticipantSelect;

const all: CaseRights = { view: true, change: true, manageParticipants: true };
const none: CaseRights = { view: false, change: false, manageParticipants: false };

/**
 * What a member may do in a case in which they have this place, or none. Administrators and managers may do all. For
 * everybody else a custom role decides; without one, staff may do all and clients may see the cases they take part in.
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

/** Whether the caller's rights come from a custom role, so that they may not give or take more than they have. */
export function isBound(role: MemberRole, place: Place | null): boolean {
  return !isAdministrator(role) && place?.customCaseRole != null;
}

/** Whether somebody with these rights may do all that a custom role lets its people do. */
export function covers(rights: CaseRights, { mayChange, mayManageParticipants }: Ticks): boolean {
  return (rights.change || !mayChange) && (rights.manageParticipants || !mayManageParticipants);
}

/** Notes are for the organization's own people, and for whoever else may change the case. */
export function seesNotes(role: MemberRole, rights: CaseRights): boolean {
  return rights.view && (isTeamMember(role) || rights.change);
}

/** What an organization notes about its parties is for those who keep them. */
export function seesPartyNotes(role: MemberRole): boolean {
  return isAdministrator(role);
}

/** The places that let people who are no administrators see their case. */
export const placeThatSees = {
  OR: [{ customCaseRoleId: null }, { customCaseRole: { mayView: true } }],
} satisfies Prisma.CaseParticipantWhereInput;

/** The cases that a member may see, as `caseRights` decides it. */
export function visibleTo(
  member: Pick<Member, 'organizationId' | 'membershipId' | 'role'>,
): Prisma.CaseRecordWhereInput {
  const { organizationId, membershipId, role } = member;
  if (isAdministrator(role)) return { organizationId };
  return isTeamMember(role)
    ? { organizationId, participants: { none: { membershipId, customCaseRole: { mayView: false } } } }
    : { organizationId, participants: { some: { membershipId, ...placeThatSees } } };
}
