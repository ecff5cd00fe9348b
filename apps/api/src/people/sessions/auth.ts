import { betterAuth, type BetterAuthPlugin } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';
import type { Database } from '../../platform/database/client.ts';
import type { PasswordGate } from '../../platform/secrets/password-gate.ts';
import { passkeyChallenge } from '../credentials/passkey-challenge.ts';

interface AuthOptions {
  database: Database;
  passwordGate: PasswordGate;
  appOrigin: string;
  secret: string;
  trustedOrigins: readonly string[];
  /** Mails the person a link with this token; called for existing accounts only. */
  sendResetPassword: (user: { id: string; email: string }, token: string) => Promise<void>;
}

/** How long a session lasts without use. */
const sessionSeconds = 7 * 24 * 3600;

/** Starts a session for a user whom our own code has authenticated; reachable from this program only. */
const startSession = {
  id: 'start-session',
  endpoints: {
    startSession: createAuthEndpoint(
      { method: 'POST', body: z.object({ userId: z.string(), activeMembershipId: z.string().nullable() }) },
      async (context) => {
        const { userId, activeMembershipId } = context.body;
        const user = await context.context.internalAdapter.findUserById(userId);
        if (!user) throw new Error('startSession: no such user');
        const session = await context.context.internalAdapter.createSession(userId, false, {
          activeMembershipId,
        });
        await setSessionCookie(context, { session, user });
        return { sessionId: session.id };
      },
    ),
  },
} satisfies BetterAuthPlugin;

/**
 * better-auth on our tables: sessions, sign-in and password reset. It never creates users: it cannot take part in our
 * transaction, and only our own verbs add them.
 */
export function createAuth(options: AuthOptions) {
  const isSecure = options.appOrigin.startsWith('https:');
  return betterAuth({
    baseURL: options.appOrigin,
    basePath: '/api/auth',
    secret: options.secret,
    trustedOrigins: [...options.trustedOrigins],
    telemetry: { enabled: false },
    // We count rate limits ourselves (http/rate-limits), in the database.
    rateLimit: { enabled: false },
    database: prismaAdapter(options.database, { provider: 'postgresql', transaction: true }),
    advanced: {
      database: { generateId: false },
      // Not by useSecureCookies: its `__Secure-` lets another host of the domain set the cookie, `__Host-` does not.
      useSecureCookies: false,
      cookiePrefix: isSecure ? '__Host-casedoor' : 'casedoor',
      defaultCookieAttributes: { secure: isSecure },
      // We decide which proxies are trusted; better-auth must not read X-Forwarded-For by itself.
      ipAddress: { ipAddressHeaders: ['x-casedoor-client-address'] },
    },
    user: { fields: { name: 'firstName', email: 'emailCanonical' } },
    session: {
      expiresIn: sessionSeconds,
      updateAge: 24 * 3600,
      additionalFields: { activeMembershipId: { type: 'string', required: false, input: false } },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1,
      maxPasswordLength: 4000,
      password: {
        hash: (password) => options.passwordGate.hash(password),
        verify: ({ hash, password }) => options.passwordGate.verify(hash, password),
      },
      resetPasswordTokenExpiresIn: 3600,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => options.sendResetPassword(user, token),
    },
    verification: { storeIdentifier: 'hashed' },
    logger: { disabled: true },
    plugins: [startSession, passkeyChallenge],
  });
}

/** The configured better-auth. */
export type Auth = ReturnType<typeof createAuth>;
