import * as contracts from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import { clientNetwork } from '../../platform/http/rate-limits.ts';
import { anyone, serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { requireRole, requireSession } from '../sessions/require-role.ts';
import type { RouteContext } from '../sessions/route-context.ts';
import { proveOwner } from '../sign-in-methods/prove-owner.ts';
import { findProfile } from '../users/find-profile.ts';
import { cancelAddressChange } from './cancel-change.ts';
import { confirmByCode } from './confirm-by-code.ts';
import { confirmAddressChange } from './confirm-change.ts';
import { findAddressProposal } from './find-proposal.ts';
import { findOwnAddress } from './find-own-address.ts';
import { proposeAddress } from './propose-address.ts';
import { requestAddressChange } from './request-change.ts';
import { restoreAddress } from './restore-address.ts';
import { withdrawAddressProposal } from './withdraw-proposal.ts';

const proofOptionsPerPerson = { name: 'address-proof-options', points: 30, seconds: 15 * 60 };
const confirmationsPerPerson = { name: 'address-confirmations', points: 30, seconds: 15 * 60 };
const disavowalsPerNetwork = { name: 'address-disavowal-network', points: 60, seconds: 3600 };

/** Serves the change of a person's own address, its disavowal, and the addresses that organizations propose. */
export function addressRoutes(app: FastifyInstance, context: RouteContext): void {
  const { ceremony, database, devices, limits, sessions } = context;
  const person = requireSession(sessions);
  const proofBy = (sessionId: string) => `address:${sessionId}`;

  serveEndpoint(app, contracts.getOwnAddress, person, (_, { userId }) => findOwnAddress(database, userId));

  serveEndpoint(app, contracts.getAddressProofOptions, person, async ({ request, reply }, signedIn) => {
    await limits.spend(proofOptionsPerPerson, signedIn.userId);
    const options = await ceremony.requestOptions();
    await sessions.keepChallenge(request, reply, proofBy(signedIn.sessionId), options.challenge);
    return { ...options };
  });

  serveEndpoint(
    app,
    contracts.requestAddressChange,
    person,
    async ({ body, ip, request, reply }, signedIn) => {
      const { email, password, passkey: response } = body;
      const passkey = response && {
        challenge: await sessions.takeChallenge(request, reply, proofBy(signedIn.sessionId)),
        response,
      };
      await proveOwner(context, signedIn.userId, { password, passkey });
      await requestAddressChange(context, signedIn, { email, ip });
      return findOwnAddress(database, signedIn.userId);
    },
  );

  serveEndpoint(app, contracts.confirmAddressChange, person, async ({ body, request, reply }, signedIn) => {
    await limits.spend(confirmationsPerPerson, signedIn.userId);
    devices.remember(request, reply, await confirmAddressChange(context, signedIn, body.token));
    return findProfile(database, signedIn);
  });

  serveEndpoint(app, contracts.confirmAddressByCode, person, async ({ body, request, reply }, signedIn) => {
    await limits.spend(confirmationsPerPerson, signedIn.userId);
    devices.remember(request, reply, await confirmByCode(context, signedIn, body.code));
    return findProfile(database, signedIn);
  });

  serveEndpoint(app, contracts.cancelAddressChange, person, async (_, { userId }) => {
    await cancelAddressChange(database, userId);
    return findOwnAddress(database, userId);
  });

  serveEndpoint(app, contracts.disavowAddressChange, anyone, async ({ body, ip }) => {
    await limits.spend(disavowalsPerNetwork, clientNetwork(ip));
    await restoreAddress(context, body.token);
    return undefined;
  });

  serveEndpoint(app, contracts.getAddressProposal, requireRole(sessions), ({ params }, member) =>
    findAddressProposal(database, member, params.membershipId),
  );

  serveEndpoint(app, contracts.proposeAddress, requireRole(sessions), async ({ params, body }, member) => {
    await proposeAddress(context, member, { ...params, ...body });
    return findAddressProposal(database, member, params.membershipId);
  });

  serveEndpoint(app, contracts.withdrawAddressProposal, requireRole(sessions), async ({ params }, member) => {
    await withdrawAddressProposal(database, member, params.membershipId);
    return findAddressProposal(database, member, params.membershipId);
  });
}
