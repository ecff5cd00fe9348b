import { fullName as nameInOneLine } from '@casedoor/contracts/person-name';
import { Prisma } from '../../platform/database/client.ts';

/** The columns that decide a member's name. */
export const memberNameFields = {
  joinedAt: true,
  invitedFirstName: true,
  invitedLastName: true,
  user: { select: { firstName: true, lastName: true } },
} as const satisfies Prisma.MembershipSelect;

interface NamedMembership {
  joinedAt: Date | null;
  invitedFirstName: string | null;
  invitedLastName: string | null;
  user: { firstName: string; lastName: string };
}

/**
 * A member's name for the organization. Until a person joins, it is the name that an administrator typed:
 * the account's own name would reveal that the address has an account elsewhere.
 */
export function memberName(membership: NamedMembership): { firstName: string; lastName: string } {
  if (membership.joinedAt !== null)
    return { firstName: membership.user.firstName, lastName: membership.user.lastName };
  return { firstName: membership.invitedFirstName ?? '', lastName: membership.invitedLastName ?? '' };
}

/** First and last name in one line; null without a membership, which means the system. */
export function fullName(membership: NamedMembership | null): string | null {
  if (!membership) return null;
  return nameInOneLine(memberName(membership));
}

/** The name that a member is sorted by: the last one, or the only one. Over "Membership" m and "User" u, as the indexes have it. */
export const sortNameOfUser = Prisma.sql`coalesce(nullif(u."lastName", ''), u."firstName")`;
export const sortNameOfInvited = Prisma.sql`coalesce(nullif(m."invitedLastName", ''), m."invitedFirstName", '')`;
export const sortNameSql = Prisma.sql`CASE WHEN m."joinedAt" IS NULL THEN ${sortNameOfInvited} ELSE ${sortNameOfUser} END`;

/** `memberName` as it is compared and searched. Over "Membership" m and "User" u. */
export const nameKeySql = Prisma.sql`CASE WHEN m."joinedAt" IS NULL THEN m."invitedNameKey" ELSE u."nameKey" END`;

/** `memberName` as SQL, over "Membership" m and "User" u. */
export const firstNameSql = Prisma.sql`CASE WHEN m."joinedAt" IS NULL THEN coalesce(m."invitedFirstName", '') ELSE u."firstName" END`;
export const lastNameSql = Prisma.sql`CASE WHEN m."joinedAt" IS NULL THEN coalesce(m."invitedLastName", '') ELSE u."lastName" END`;
