import type { MemberRole } from '@casedoor/contracts';
import type { Pool } from 'pg';
import { Prisma, type Database } from '../../platform/database/client.ts';
import { readPrepared } from '../../platform/database/read-prepared.ts';
import { isActiveSql } from '../access/active-member.ts';

/** A person as their session shows them. */
export interface SessionUser {
  id: string;
  email: string;
  emailCanonical: string;
  firstName: string;
  lastName: string;
  phone: string | null;
  locale: string;
  timeZone: string;
}

/** An active membership, with its organization. */
export interface SessionMembership {
  id: string;
  role: MemberRole;
  /** The name that an administrator gave the person in this organization; null: their own. */
  knownFirstName: string | null;
  knownLastName: string | null;
  organization: { id: string; name: string; slug: string; timeZone: string };
}

/** A person with their active memberships, the oldest first. */
export interface Person {
  user: SessionUser;
  memberships: SessionMembership[];
}

/** A row of the one statement by which a request learns who calls. */
interface FoundSession extends Person {
  sessionId: string;
  /** The membership that the session was last used in; it may not be active any more. */
  chosenMembershipId: string | null;
  /** False for a person whom every organization has disabled since: their sessions have to end. */
  maySignIn: boolean;
}

const userSql = Prisma.sql`json_build_object(
  'id', u."id", 'email', u."email", 'emailCanonical', u."emailCanonical", 'firstName', u."firstName",
  'lastName', u."lastName", 'phone', u."phone", 'locale', u."locale", 'timeZone', u."timeZone")`;

/** The active memberships of the user `u`, null for none. */
const membershipsSql = Prisma.sql`(
  SELECT json_agg(json_build_object(
    'id', m."id", 'role', m."role", 'knownFirstName', m."knownFirstName", 'knownLastName', m."knownLastName",
    'organization', json_build_object('id', o."id", 'name', o."name", 'slug', o."slug", 'timeZone', o."timeZone")
  ) ORDER BY m."id")
  FROM "Membership" m JOIN "Organization" o ON o."id" = m."organizationId"
  WHERE m."userId" = u."id" AND ${isActiveSql('m')})`;

/** Returns the session of a token that has not expired, with its person; null if there is none. */
export async function findSignedIn(
  reads: Pool,
  token: string,
  maySignIn: Prisma.Sql,
): Promise<FoundSession | null> {
  const [found] = await readPrepared<
    Omit<FoundSession, 'memberships'> & { memberships: SessionMembership[] | null }
  >(
    reads,
    'who calls',
    Prisma.sql`
    SELECT s."id"::text AS "sessionId", s."activeMembershipId"::text AS "chosenMembershipId", ${userSql} AS "user",
      ${membershipsSql} AS "memberships", ${maySignIn} AS "maySignIn"
    FROM "Session" s JOIN "User" u ON u."id" = s."userId"
    WHERE s."token" = ${token} AND s."expiresAt" > now()`,
  );
  return found ? { ...found, memberships: found.memberships ?? [] } : null;
}

/** Returns a person with their active memberships; null if there is no such user. */
export async function findPerson(database: Database, userId: string): Promise<Person | null> {
  const [found] = await database.$queryRaw<{ user: SessionUser; memberships: SessionMembership[] | null }[]>`
    SELECT ${userSql} AS "user", ${membershipsSql} AS "memberships" FROM "User" u WHERE u."id" = ${userId}::uuid`;
  return found ? { user: found.user, memberships: found.memberships ?? [] } : null;
}
