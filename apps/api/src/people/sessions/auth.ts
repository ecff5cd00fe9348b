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
  /** Mails a link with this token to the person; called for existing accounts only. */
  sendResetPassword: (user: { id: string; email: string }, token: string) => Promise<void>;
}

/** How long a session lasts, and how long it lasts without being used. */
const sessionSeconds = 7 * 24 * 3600;

/** Starts a session for a person whom our own code has identified; reachable from this program only. */
const startSession = {
  id: 'start-session',
  endpoints: {
    startSession: createAuthEndpoint(
      { method: 'POST', body: z.object({ userId: z.string() }) },
      async (context) => {
        const user = await context.context.internalAdapter.findUserById(context.body.userId);
        if (!user) throw new Error('startSession: no such user');
        const session = await context.context.internalAdapter.createSession(user.id);
        await setSessionCookie(context, { session, user });
        return { sessionId: session.id };
      },
    ),
  },
} satisfies BetterAuthPlugin;

/**
 * better-auth on our tables: sessions, sign-in and password reset. People are never created through it:
 * it cannot take part in our transaction, and only a completed registration makes a user.
 */
export function createAuth(options: AuthOptions) {
  return betterAuth({
    baseURL: options.appOrigin,
    basePath: '/api/auth',
    secret: options.secret,
    trustedOrigins: [...options.trustedOrigins],
    telemetry: { enabled: false },
    // Limits are ours (http/rate-limits), counted in the database.
    rateLimit: { enabled: false },
    database: prismaAdapter(options.database, { provider: 'postgresql', transaction: true }),
    advanced: {
      database: { generateId: false },
      useSecureCookies: options.appOrigin.startsWith('https:'),
      cookiePrefix: 'casedoor',
      // Ours decides which proxies are believed; better-auth must not read X-Forwarded-For by itself.
      ipAddress: { ipAddressHeaders: ['x-casedoor-client-address'] },
    },
    user: { fields: { name: 'firstName', email: 'emailCanonical' } },
    session: { expiresIn: sessionSeconds, updateAge: 24 * 3600 },
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
