import {
  addPasskey as addEndpoint,
  changePassword as passwordEndpoint,
  endDevice as endDeviceEndpoint,
  endOtherDevices as endOthersEndpoint,
  getOwnPasskeyOptions,
  getSignInMethods,
  removePasskey as removeEndpoint,
  renamePasskey as renameEndpoint,
} from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import { serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { endDevice } from '../sessions/end-device.ts';
import { endOtherDevices } from '../sessions/end-other-devices.ts';
import { requireSession } from '../sessions/require-role.ts';
import type { RouteContext } from '../sessions/route-context.ts';
import { addPasskey } from './add-passkey.ts';
import { changePassword } from './change-password.ts';
import { findSignInMethods } from './find-sign-in-methods.ts';
import { passwordsPerPerson } from './prove-owner.ts';
import { removePasskey } from './remove-passkey.ts';
import { renamePasskey } from '../credentials/rename-passkey.ts';

const passkeysPerPerson = { name: 'own-passkeys', points: 30, seconds: 15 * 60 };

/** Serves a person's own passkeys, password and signed-in devices. */
export function signInMethodRoutes(app: FastifyInstance, context: RouteContext): void {
  const { ceremony, database, limits, sessions } = context;
  const person = requireSession(sessions);
  const addingFor = (sessionId: string) => `add:${sessionId}`;

  serveEndpoint(app, getSignInMethods, person, (_, signedIn) => findSignInMethods(context, signedIn));

  serveEndpoint(app, passwordEndpoint, person, async ({ body }, signedIn) => {
    await limits.spend(passwordsPerPerson, signedIn.userId);
    await changePassword(context, signedIn, body);
    return findSignInMethods(context, signedIn);
  });

  serveEndpoint(
    app,
    getOwnPasskeyOptions,
    person,
    async ({ request, reply }, { userId, sessionId, email, name }) => {
      await limits.spend(passkeysPerPerson, userId);
      const known = await database.passkey.findMany({
        where: { userId },
        select: { credentialID: true, transports: true },
      });
      const options = await ceremony.creationOptions({ userId, userName: email, displayName: name, known });
      await sessions.keepChallenge(request, reply, addingFor(sessionId), options.challenge);
      return { ...options };
    },
  );

  serveEndpoint(app, addEndpoint, person, async ({ body, request, reply }, signedIn) => {
    const challenge = await sessions.takeChallenge(request, reply, addingFor(signedIn.sessionId));
    await addPasskey(context, {
      userId: signedIn.userId,
      sessionId: signedIn.sessionId,
      challenge,
      response: body.response,
      name: body.name ?? null,
      automatic: body.automatic ?? false,
    });
    return findSignInMethods(context, signedIn);
  });

  serveEndpoint(app, renameEndpoint, person, async ({ params, body }, signedIn) => {
    await renamePasskey(database, signedIn.userId, params.passkeyId, body.name);
    return findSignInMethods(context, signedIn);
  });

  serveEndpoint(app, removeEndpoint, person, async ({ params }, signedIn) => {
    await removePasskey(context, signedIn, params.passkeyId);
    return findSignInMethods(context, signedIn);
  });

  serveEndpoint(app, endDeviceEndpoint, person, async ({ params }, signedIn) => {
    await endDevice(database, signedIn.userId, params.deviceId);
    return findSignInMethods(context, signedIn);
  });

  serveEndpoint(app, endOthersEndpoint, person, async (_, signedIn) => {
    await endOtherDevices(database, signedIn);
    return findSignInMethods(context, signedIn);
  });
}
