import type { MemberRole } from '@casedoor/contracts';
import { Prisma } from '../../platform/database/client.ts';
import { administratorRoles, isAdministrator, isTeamMember, teamRoles } from './member-role.ts';

// Each rule exists three times: for a row, as a Prisma filter, and in SQL over the membership `alias`.

/** What decides whether a membership is active. */
export interface Access {
  joinedAt: Date | null;
  disabledAt: Date | null;
}

/** The columns of a membership that decide what it may do now. */
export const accessFields = { role: true, joinedAt: true, disabledAt: true } as const;

/** A role, and what decides whether it is active. */
export type RoleAccess = Access & { role: MemberRole };

type Alias = 'm' | 'g' | 'other';

/** Whether a member has joined and is not disabled. */
export function isActive({ joinedAt, disabledAt }: Access): boolean {
  return joinedAt !== null && disabledAt === null;
}
export const active = { joinedAt: { not: null }, disabledAt: null } as const;
export function isActiveSql(alias: Alias): Prisma.Sql {
  const m = Prisma.raw(alias);
  return Prisma.sql`(${m}."joinedAt" IS NOT NULL AND ${m}."disabledAt" IS NULL)`;
}

/** Whether a member is an active administrator: they may invite, import and grant staff rights, and are notified. */
export function isActiveAdministrator(member: RoleAccess): boolean {
  return isAdministrator(member.role) && isActive(member);
}
export const activeAdministrator = { role: { in: [...administratorRoles] }, ...active };
export function isActiveAdministratorSql(alias: Alias): Prisma.Sql {
  return Prisma.sql`(${isAdministratorSql(alias)} AND ${isActiveSql(alias)})`;
}

/** Whether a member is active and works for the organization: they can get cases. */
export function isActiveTeamMember(member: RoleAccess): boolean {
  return isTeamMember(member.role) && isActive(member);
}
export const activeTeamMember = { role: { in: [...teamRoles] }, ...active };
export function isActiveTeamMemberSql(alias: Alias): Prisma.Sql {
  return Prisma.sql`(${hasRoleSql(alias, teamRoles)} AND ${isActiveSql(alias)})`;
}

/** Whether a member is an active admin; an organization keeps at least one. */
export function isActiveAdmin(member: RoleAccess): boolean {
  return member.role === 'admin' && isActive(member);
}
/** Whether the membership `alias` is an admin, active or not. */
export function isAdminSql(alias: Alias): Prisma.Sql {
  return hasRoleSql(alias, ['admin']);
}

/** `isAdministrator` of the membership `alias`, active or not. */
export function isAdministratorSql(alias: Alias): Prisma.Sql {
  return hasRoleSql(alias, administratorRoles);
}

function hasRoleSql(alias: Alias, roles: readonly MemberRole[]): Prisma.Sql {
  return Prisma.raw(`${alias}."role" IN (${roles.map((role) => `'${role}'`).join(', ')})`);
}
