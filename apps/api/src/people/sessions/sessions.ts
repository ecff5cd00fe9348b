import { fullName as nameInOneLine } from '@casedoor/contracts/person-name';
import type { Locale, MemberRole, Session } from '@casedoor/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import type { Database, Prisma } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { canonicalEmail } from '../../platform/mail/email-address.ts';
import type { PasswordGate } from '../../platform/secrets/password-gate.ts';
import { findSignIn } from './find-sign-in.ts';
import { spendChallenge } from '../credentials/spend-challenge.ts';
import type { Auth } from './auth.ts';
import { active } from '../access/active-member.ts';
import { memberName } from '../access/member-name.ts';
import {
  findPerson,
  findSignedIn,
  type Person,
  type SessionMembership,
  type SessionUser,
} from './find-signed-in.ts';
import { maySignInSql } from './may-sign-in.ts';
import { readSignedCookie } from './session-cookie.ts';

/** The signed-in caller of a request. */
export interface SignedIn {
  sessionId: string;
  userId: string;
  /** First and last name, as the organization that the session acts in knows them. */
  name: string;
  email: string;
  emailCanonical: string;
  /** The membership that the session acts in; null for a person with no active membership. */
  membership: { id: string; organizationId: string; role: MemberRole } | null;
  /** What the same statement read: nothing of it is read again. */
  person: Person;
}

/** Everything about sessions. */
export type Sessions = ReturnType<typeof createSessions>;

interface SessionsOptions {
  auth: Auth;
  database: Database;
  /** Connections for what each request reads. */
  reads: Pool;
  passwordGate: PasswordGate;
  /** Whether the user `u` is about to join another organization; supplied by `door/registrations`. */
  joinsAnother: Prisma.Sql;
}

/** Creates the sessions, which better-auth stores in our database. */
export function createSessions({ auth, database, reads, passwordGate, joinsAnother }: SessionsOptions) {
  const maySignIn = maySignInSql(joinsAnother);

  /** Returns the session of a request's cookie, or null. */
  async function find(request: FastifyRequest): Promise<SignedIn | null> {
    const { cookie } = request.headers;
    if (!cookie) return null;
    const { secret, authCookies } = await auth.$context;
    const token = readSignedCookie(cookie, authCookies.sessionToken.name, secret);
    if (token === null) return null;
    const found = await findSignedIn(reads, token, maySignIn);
    if (!found) return null;
    const { sessionId, user, memberships } = found;
    if (memberships.length === 0 && !found.maySignIn) {
      // Started while the person was being disabled: it must not work again once they are enabled.
      await database.session.deleteMany({ where: { userId: user.id } });
      return null;
    }
    const membership = memberships.find(({ id }) => id === found.chosenMembershipId) ?? memberships[0];
    return {
      sessionId,
      userId: user.id,
      name: nameInOneLine(knownAs(user, membership)),
      email: user.email,
      emailCanonical: user.emailCanonical,
      membership: membership
        ? { id: membership.id, organizationId: membership.organization.id, role: membership.role }
        : null,
      person: { user, memberships },
    };
  }

  /**
   * Signs in with e-mail and password. Throws `session_credentials_wrong`, the same for every reason and after the same
   * work: the statement, the hash.
   */
  async function signIn(
    request: FastifyRequest,
    reply: FastifyReply,
    email: string,
    password: string,
  ): Promise<string> {
    passwordGate.refuseIfFull();
    const address = canonicalEmail(email) ?? 'nobody@invalid.example';
    const account = await findSignIn(database, address, maySignIn);
    const right = await passwordGate.verify(account?.passwordHash ?? null, password);
    if (!account || !right) throw new Problem('session_credentials_wrong');
    const { headers, response } = await auth.api.startSession({
      body: { userId: account.userId, activeMembershipId: null },
      headers: headersOf(request),
      returnHeaders: true,
    });
    // The password may have changed, or the person been disabled, while it was checked: then their sessions have been
    // ended, and this one must end too.
    const now = await findSignIn(database, address, maySignIn);
    if (now?.passwordHash !== account.passwordHash) {
      await database.session.deleteMany({ where: { id: response.sessionId } });
      throw new Problem('session_credentials_wrong');
    }
    await endSession(request);
    copyCookies(headers, reply);
    return account.userId;
  }

  /** Signs in with a passkey. Throws `passkey_refused`, also for a person whom every organization has disabled. */
  async function signInWithPasskey(
    request: FastifyRequest,
    reply: FastifyReply,
    userId: string,
  ): Promise<void> {
    if (!(await stillMaySignIn(userId))) throw new Problem('passkey_refused');
    await start(request, reply, { userId, membershipId: null });
  }

  async function stillMaySignIn(userId: string): Promise<boolean> {
    const found = await database.$queryRaw<unknown[]>`
      SELECT 1 FROM "User" u WHERE u."id" = ${userId}::uuid AND ${maySignIn}`;
    return found.length > 0;
  }

  /**
   * Starts a session for a user whom our own code has authenticated,
   * acting in the membership; null: in their first one.
   */
  async function start(
    request: FastifyRequest,
    reply: FastifyReply,
    who: { userId: string; membershipId: string | null },
  ): Promise<void> {
    await endSession(request);
    const { headers } = await auth.api.startSession({
      body: { userId: who.userId, activeMembershipId: who.membershipId },
      headers: headersOf(request),
      returnHeaders: true,
    });
    copyCookies(headers, reply);
  }

  /** Sets a passkey challenge in this browser, for one answer to this purpose within five minutes. Writes no row. */
  async function keepChallenge(
    request: FastifyRequest,
    reply: FastifyReply,
    purpose: string,
    challenge: string,
  ): Promise<void> {
    const { headers } = await auth.api.keepPasskeyChallenge({
      body: { purpose, challenge },
      headers: headersOf(request),
      returnHeaders: true,
    });
    copyCookies(headers, reply);
  }

  /** Returns this browser's challenge for this purpose and spends it. Null if there is none. */
  async function takeChallenge(
    request: FastifyRequest,
    reply: FastifyReply,
    purpose: string,
  ): Promise<string | null> {
    const { headers, response } = await auth.api.takePasskeyChallenge({
      headers: headersOf(request),
      returnHeaders: true,
    });
    copyCookies(headers, reply);
    const kept = response.challenge;
    if (kept === null || !(await spendChallenge(database, kept))) return null;
    return kept.purpose === purpose ? kept.challenge : null;
  }

  /** Ends the session on the server and in the browser, and deletes the browser's challenge. */
  async function signOut(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const ended = await endSession(request);
    if (!ended) return;
    copyCookies(ended, reply);
    const { headers } = await auth.api.takePasskeyChallenge({
      headers: headersOf(request),
      returnHeaders: true,
    });
    copyCookies(headers, reply);
  }

  /** Ends the session of a request's cookie: a session never survives a change of person (threat T69). */
  async function endSession(request: FastifyRequest): Promise<Headers | null> {
    if (!request.headers.cookie) return null;
    const { headers } = await auth.api.signOut({ headers: headersOf(request), returnHeaders: true });
    return headers;
  }

  /**
   * Sets the membership that a session acts in. Throws `membership_required` if it is not the person's own active one.
   */
  async function actIn(signedIn: SignedIn, membershipId: string): Promise<void> {
    const own = await database.membership.findFirst({
      where: { id: membershipId, userId: signedIn.userId, ...active },
    });
    if (!own) throw new Problem('membership_required');
    await database.session.update({
      where: { id: signedIn.sessionId },
      data: { activeMembershipId: membershipId },
    });
  }

  /** What the app shows of a person's session, who acts in the membership; null: in their first one. */
  async function describe(userId: string, activeMembershipId: string | null): Promise<SessionOfPerson> {
    return toSession(await findPerson(database, userId), activeMembershipId);
  }

  return { find, signIn, signInWithPasskey, start, keepChallenge, takeChallenge, signOut, actIn, describe };
}

type SessionOfPerson = Pick<Session, 'user' | 'memberships' | 'activeMembershipId'>;

/** A person's session as the API answers it; null: nobody is signed in. */
export function toSession(person: Person | null, activeMembershipId: string | null): SessionOfPerson {
  if (!person) return { user: null, memberships: [], activeMembershipId: null };
  const { emailCanonical: _, locale, ...user } = person.user;
  const memberships = person.memberships.map(({ id, role, organization }) => ({ id, role, organization }));
  const acting = memberships.find(({ id }) => id === activeMembershipId) ?? memberships[0];
  return {
    user: { ...user, locale: locale as Locale },
    memberships,
    activeMembershipId: acting?.id ?? null,
  };
}

/** The name by which the organization of an active membership knows its person. */
function knownAs(user: SessionUser, membership: SessionMembership | undefined) {
  return membership ? memberName({ ...membership, joinedAt: new Date(0), user }) : user;
}

/** The request's headers for better-auth, with the client's address that we determined. */
function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const name of ['cookie', 'user-agent', 'accept-language'] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  headers.set('x-casedoor-client-address', request.ip);
  return headers;
}

function copyCookies(headers: Headers, reply: FastifyReply): void {
  for (const cookie of headers.getSetCookie()) reply.header('set-cookie', cookie);
}
