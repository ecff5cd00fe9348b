import { Prisma } from '../../platform/database/client.ts';

/** What naming a membership needs to read. */
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
 * How an organization may call a member. Until a person has joined, by the name that its administrator typed:
 * the account's own name would tell that the address has an account elsewhere.
 */
export function memberName(membership: NamedMembership): { firstName: string; lastName: string } {
  if (membership.joinedAt !== null)
    return { firstName: membership.user.firstName, lastName: membership.user.lastName };
  return { firstName: membership.invitedFirstName ?? '', lastName: membership.invitedLastName ?? '' };
}

/** First and last name in one line; null for no membership, which is the system. */
export function fullName(membership: NamedMembership | null): string | null {
  if (!membership) return null;
  const { firstName, lastName } = memberName(membership);
  return `${firstName} ${lastName}`.trim();
}

/** `memberName` as SQL, over "Membership" m and "User" u. */
export const firstNameSql = Prisma.sql`CASE WHEN m."joinedAt" IS NULL THEN coalesce(m."invitedFirstName", '') ELSE u."firstName" END`;
export const lastNameSql = Prisma.sql`CASE WHEN m."joinedAt" IS NULL THEN coalesce(m."invitedLastName", '') ELSE u."lastName" END`;
