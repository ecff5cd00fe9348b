import {
  changeSession,
  getPasskeySignInOptions,
  getSession,
  signIn,
  signInWithPasskey,
  signOut,
} from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import { clientNetwork } from '../../platform/http/rate-limits.ts';
import { anyone, serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { canonicalEmail } from '../../platform/mail/email-address.ts';
import { requireSession } from './require-role.ts';
import { toSession } from './sessions.ts';
import type { RouteContext } from './route-context.ts';
import { usePasskey } from '../credentials/use-passkey.ts';

// Every open sign-in page requests options once, and again when they are about to expire.
const passkeyOptionsPerNetwork = { name: 'passkey-options-network', points: 300, seconds: 15 * 60 };
const passkeysPerNetwork = { name: 'passkey-sign-in-network', points: 60, seconds: 15 * 60 };

/** Serves the current session, sign-in and sign-out. */
export function sessionRoutes(app: FastifyInstance, context: RouteContext): void {
  const { ceremony, database, limits, sessions, mailbox, devices, signInLimits } = context;

  // A person is there, so somebody has set the product up.
  const describe = async (userId: string, activeMembershipId: string | null) => ({
    ...(await sessions.describe(userId, activeMembershipId)),
    setupNeeded: false,
    mailbox,
  });

  serveEndpoint(app, getSession, anyone, async ({ request }) => {
    const signedIn = await sessions.find(request);
    if (signedIn)
      return { ...toSession(signedIn.person, signedIn.membership?.id ?? null), setupNeeded: false, mailbox };
    const setupNeeded = (await database.organization.findFirst({ select: { id: true } })) === null;
    return { ...toSession(null, null), setupNeeded, mailbox };
  });

  serveEndpoint(app, signIn, anyone, async ({ body, request, reply }) => {
    await signInLimits.spend(request, body.email);
    const userId = await sessions.signIn(request, reply, body.email, body.password);
    await signInLimits.succeed(request, body.email);
    devices.remember(request, reply, canonicalEmail(body.email) ?? body.email);
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
    const userId = await usePasskey(context, { challenge, response: body.response });
    await sessions.signInWithPasskey(request, reply, userId);
    return describe(userId, null);
  });

  serveEndpoint(app, signOut, anyone, async ({ request, reply }) => {
    await sessions.signOut(request, reply);
    devices.forget(request, reply);
    return undefined;
  });

  serveEndpoint(app, changeSession, requireSession(sessions), async ({ body }, signedIn) => {
    await sessions.actIn(signedIn, body.activeMembershipId);
    return describe(signedIn.userId, body.activeMembershipId);
  });
}
