import { fullName as nameInOneLine } from '@casedoor/contracts/person-name';
import { Prisma } from '../../platform/database/client.ts';

/** The columns that decide a member's name. */
export const memberNameFields = {
  joinedAt: true,
  knownFirstName: true,
  knownLastName: true,
  user: { select: { firstName: true, lastName: true } },
} as const satisfies Prisma.MembershipSelect;

/** A membership with these columns. */
export interface NamedMembership {
  joinedAt: Date | null;
  knownFirstName: string | null;
  knownLastName: string | null;
  user: { firstName: string; lastName: string };
}

/**
 * The name by which an organization knows a member: their own, unless an administrator corrected it. Until a person joins,
 * it is the name that an administrator typed: the account's own would reveal that the address has an account elsewhere.
 */
export function memberName(membership: NamedMembership): { firstName: string; lastName: string } {
  const { joinedAt, knownFirstName, knownLastName, user } = membership;
  if (joinedAt !== null && knownFirstName === null)
    return { firstName: user.firstName, lastName: user.lastName };
  return { firstName: knownFirstName ?? '', lastName: knownLastName ?? '' };
}

/** First and last name in one line; null without a membership, which means the system. */
export function fullName(membership: NamedMembership | null): string | null {
  if (!membership) return null;
  return nameInOneLine(memberName(membership));
}

// The same rule as SQL, over the membership `m` and its user `u`.

/** Whether a member is shown by the name on the membership, as the indexes of those names have it. */
export const isKnownByNameSql = Prisma.sql`(m."joinedAt" IS NULL OR m."knownFirstName" IS NOT NULL)`;

/** The name that a member is sorted by: the last one, or the only one. */
export const sortNameOfUser = Prisma.sql`coalesce(nullif(u."lastName", ''), u."firstName")`;
export const sortNameOfKnown = Prisma.sql`coalesce(nullif(m."knownLastName", ''), m."knownFirstName", '')`;
export const sortNameSql = Prisma.sql`CASE WHEN ${isKnownByNameSql} THEN ${sortNameOfKnown} ELSE ${sortNameOfUser} END`;

/** `memberName` as it is compared and searched. */
export const nameKeySql = Prisma.sql`CASE WHEN ${isKnownByNameSql} THEN m."knownNameKey" ELSE u."nameKey" END`;

/** `memberName`. */
export const firstNameSql = Prisma.sql`CASE WHEN ${isKnownByNameSql} THEN coalesce(m."knownFirstName", '') ELSE u."firstName" END`;
export const lastNameSql = Prisma.sql`CASE WHEN ${isKnownByNameSql} THEN coalesce(m."knownLastName", '') ELSE u."lastName" END`;

/** The telephone number that an organization has of a member; null until they join. */
export const phoneSql = Prisma.sql`CASE WHEN m."joinedAt" IS NULL THEN NULL ELSE nullif(coalesce(m."knownPhone", u."phone"), '') END`;
