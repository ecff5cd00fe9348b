import {
  changeSession,
  getPasskeySignInOptions,
  getSession,
  requestPasswordReset,
  resetPassword,
  signIn,
  signInWithPasskey,
  signOut,
} from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import type { Database } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { clientNetwork, type RateLimits } from '../../platform/http/rate-limits.ts';
import { anyone, serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import { canonicalEmail } from '../../platform/mail/email-address.ts';
import type { Outbox } from '../../platform/mail/enqueue-email.ts';
import type { Auth } from './auth.ts';
import type { PasskeyCeremony } from '../credentials/passkey-ceremony.ts';
import { requireSession } from './require-role.ts';
import { setPasswordByToken } from '../sign-in-methods/set-password-by-token.ts';
import type { Sessions } from './sessions.ts';
import { usePasskey } from './use-passkey.ts';

interface SessionRoutes {
  auth: Auth;
  ceremony: PasskeyCeremony;
  database: Database;
  jobs: Pick<Jobs, 'enqueue'>;
  limits: RateLimits;
  sessions: Sessions;
  mailbox: boolean;
  /** Marks that a person has set up a way to sign in. */
  activateUser: (userId: string) => Promise<void>;
  outbox: Outbox;
  appOrigin: string;
  authSecret: string;
}

// NIST SP 800-63B-4 allows 100 failures in a row; these stop guessing long before.
const signInsPerAddress = { name: 'sign-in-address', points: 10, seconds: 15 * 60 };
const signInsPerNetwork = { name: 'sign-in-network', points: 60, seconds: 15 * 60 };
// Every opened sign-in page asks for options once, and again when they have grown old.
const passkeyOptionsPerNetwork = { name: 'passkey-options-network', points: 300, seconds: 15 * 60 };
const passkeysPerNetwork = { name: 'passkey-sign-in-network', points: 60, seconds: 15 * 60 };
const resetsPerNetwork = { name: 'reset-network', points: 20, seconds: 3600 };
const newPasswordsPerNetwork = { name: 'new-password-network', points: 60, seconds: 3600 };
const resetsPerAddress = { name: 'reset-address', points: 3, seconds: 3600 };

/** Serves who am I, sign-in, sign-out and the password reset. */
export function sessionRoutes(
  app: FastifyInstance,
  {
    auth,
    ceremony,
    database,
    jobs,
    limits,
    outbox,
    sessions,
    appOrigin,
    authSecret,
    mailbox,
    activateUser,
  }: SessionRoutes,
): void {
  async function describe(userId: string | null, activeMembershipId: string | null) {
    const setupNeeded = (await database.organization.findFirst({ select: { id: true } })) === null;
    return { ...(await sessions.describe(userId, activeMembershipId)), setupNeeded, mailbox };
  }

  serveEndpoint(app, getSession, anyone, async ({ request }) => {
    const signedIn = await sessions.find(request);
    return describe(signedIn?.userId ?? null, signedIn?.membership?.id ?? null);
  });

  serveEndpoint(app, signIn, anyone, async ({ body, ip, request, reply }) => {
    await limits.spend(signInsPerNetwork, clientNetwork(ip));
    await limits.spend(signInsPerAddress, canonicalEmail(body.email) ?? body.email);
    const userId = await sessions.signIn(request, reply, body.email, body.password);
    // Only failures count against an address; who knows the password is not the one guessing.
    await limits.forget(signInsPerAddress, canonicalEmail(body.email) ?? body.email);
    return describe(userId, null);
  });

  serveEndpoint(app, getPasskeySignInOptions, anyone, async ({ ip, request, reply }) => {
    await limits.spend(passkeyOptionsPerNetwork, clientNetwork(ip));
    const options = await ceremony.requestOptions();
    await sessions.keepChallenge(request, reply, 'sign-in', options.challenge);
    return { ...options };
  });

  serveEndpoint(app, signInWithPasskey, anyone, async ({ body, ip, request, reply }) => {
    await limits.spend(passkeysPerNetwork, clientNetwork(ip));
    const challenge = await sessions.takeChallenge(request, reply, 'sign-in');
    const userId = await usePasskey({ database, ceremony }, { challenge, response: body.response });
    await sessions.start(request, reply, { userId, membershipId: null });
    return describe(userId, null);
  });

  serveEndpoint(app, signOut, anyone, async ({ request, reply }) => {
    await sessions.signOut(request, reply);
    return undefined;
  });

  serveEndpoint(app, changeSession, requireSession(sessions), async ({ body }, signedIn) => {
    await sessions.actIn(signedIn, body.activeMembershipId);
    return describe(signedIn.userId, body.activeMembershipId);
  });

  // The account is looked up by a job, so that the answer's time cannot tell whether there is one (threat T47).
  serveEndpoint(app, requestPasswordReset, anyone, async ({ body, ip }) => {
    await limits.spend(resetsPerNetwork, clientNetwork(ip));
    const email = canonicalEmail(body.email);
    if (email !== null && (await limits.take(resetsPerAddress, email))) {
      await jobs.enqueue('request-password-reset', { email });
    }
    return { email: body.email };
  });

  serveEndpoint(app, resetPassword, anyone, async ({ body, ip }) => {
    await limits.spend(newPasswordsPerNetwork, clientNetwork(ip));
    const tools = { auth, database, outbox, appOrigin, authSecret, activateUser };
    const done = await setPasswordByToken(tools, body.token, body.password);
    if (!done) throw new Problem('password_reset_token_invalid');
    return undefined;
  });
}
