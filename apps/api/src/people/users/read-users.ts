import type { MemberRole, User } from '@casedoor/contracts';
import { Prisma, type Database } from '../../platform/database/client.ts';
import { limitRows } from '../../platform/database/limit-rows.ts';
import { firstNameSql, lastNameSql, nameKeySql, phoneSql, sortNameSql } from '../access/member-name.ts';
import type { UserSources } from './user-sources.ts';
import { findDeliveries } from '../../platform/mail/find-deliveries.ts';

/** A row of the Users list: a membership with its person. */
export interface UserRow {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
  /** The names in lower case, the database's sort keys; `lastKey` is the only name of people without a last one. */
  firstKey: string;
  lastKey: string;
  phone: string | null;
  role: MemberRole;
  tagId: string | null;
  createdAt: Date;
  joinedAt: Date | null;
  disabledAt: Date | null;
  signupLinkId: string | null;
  signupLinkTitle: string | null;
  registrationId: string | null;
}

/**
 * What an organization may know of its members, as columns of "member". Until a person joins, all of it comes from the
 * administrator who added them: an account's own data would reveal that the address has an account elsewhere.
 */
const members = ({ origins }: UserSources) => Prisma.sql`
  SELECT m."id", m."organizationId", m."role", m."tagId", m."createdAt", m."joinedAt", m."disabledAt",
    CASE WHEN m."joinedAt" IS NULL THEN coalesce(r."email", u."emailCanonical") ELSE u."email" END AS "email",
    ${firstNameSql} AS "firstName", ${lastNameSql} AS "lastName",
    ${nameKeySql} AS "nameKey", lower(${firstNameSql}) AS "firstKey", lower(${sortNameSql}) AS "lastKey",
    ${phoneSql} AS "phone",
    r."id" AS "registrationId", l."id" AS "signupLinkId", l."title" AS "signupLinkTitle"
  FROM "Membership" m
  JOIN "User" u ON u."id" = m."userId"
  ${origins}`;

/** What reading users needs. */
export interface ReadingUsers {
  database: Database;
  userSources: UserSources;
}

interface Reading {
  organizationId: string;
  /** Over the columns of `UserRow`, prefixed "member". */
  conditions: readonly Prisma.Sql[];
  order: Prisma.Sql;
  limit: number;
}

/** Members of one organization. */
export function readUsers(
  { database, userSources }: ReadingUsers,
  { organizationId, conditions, order, limit }: Reading,
): Promise<UserRow[]> {
  const all = Prisma.join(
    [Prisma.sql`member."organizationId" = ${organizationId}::uuid`, ...conditions],
    ' AND ',
  );
  return database.$queryRaw<UserRow[]>(
    Prisma.sql`SELECT member.* FROM (${members(userSources)}) member WHERE ${all} ORDER BY ${order} ${limitRows(limit)}`,
  );
}

/** Converts rows to the answer, adding the delivery state of invited users' mails. */
export async function toUsers(database: Database, rows: readonly UserRow[]): Promise<User[]> {
  const deliveries = await findDeliveries(
    database,
    rows.flatMap(({ registrationId }) => registrationId ?? []),
  );
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    firstName: row.firstName,
    lastName: row.lastName,
    phone: row.phone,
    role: row.role,
    status: statusOf(row),
    tagId: row.tagId,
    createdAt: row.createdAt.toISOString(),
    joinedAt: row.joinedAt?.toISOString() ?? null,
    disabledAt: row.disabledAt?.toISOString() ?? null,
    signupLink:
      row.signupLinkId === null || row.signupLinkTitle === null
        ? null
        : { id: row.signupLinkId, title: row.signupLinkTitle },
    mail: (row.registrationId === null ? null : deliveries.get(row.registrationId)) ?? null,
  }));
}

function statusOf({ disabledAt, joinedAt }: UserRow): User['status'] {
  if (disabledAt !== null) return 'disabled';
  return joinedAt === null ? 'invited' : 'active';
}
