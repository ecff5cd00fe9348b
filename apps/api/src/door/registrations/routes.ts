import {
  approveRegistration as approveEndpoint,
  completeRegistration as completeEndpoint,
  createUser as createUserEndpoint,
  disavowRegistration as disavowEndpoint,
  enterCode as enterCodeEndpoint,
  getCaseArrival,
  getPasskeyOptions,
  getRegistration,
  getRegistrationForDecision,
  getWaiting,
  judgePassword as judgePasswordEndpoint,
  listSignupLinkRegistrations,
  listUserArrivals,
  listWaitingRegistrations,
  rehearseSignupLink,
  rejectRegistration as rejectEndpoint,
  resendUserInvitation as resendEndpoint,
  noteOpened as noteOpenedEndpoint,
  saveAnswers as saveEndpoint,
  savePasskey as savePasskeyEndpoint,
  startRegistration as startEndpoint,
  verifyRegistration,
  withdrawRegistration as withdrawEndpoint,
  withdrawWaiting as withdrawWaitingEndpoint,
} from '@casedoor/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Database } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { clientNetwork, type RateLimits } from '../../platform/http/rate-limits.ts';
import { anyone, serveEndpoint, type Admit } from '../../platform/http/serve-endpoint.ts';
import type { Outbox } from '../../platform/mail/enqueue-email.ts';
import type { PasskeyCeremony } from '../../people/credentials/passkey-ceremony.ts';
import type { PasswordGate } from '../../people/credentials/password.ts';
import { requireRole } from '../../people/sessions/require-role.ts';
import type { Sessions } from '../../people/sessions/sessions.ts';
import { findUser } from '../../people/users/find-user.ts';
import { approveRegistration } from '../approvals/approve-registration.ts';
import { completeRegistration } from '../completions/complete-registration.ts';
import { findCaseArrival, findUserArrivals } from '../analytics/find-arrivals.ts';
import { disavowRegistration } from '../disavowals/disavow-registration.ts';
import { findLinkRegistrations } from '../analytics/find-link-registrations.ts';
import { enterCode } from './enter-code.ts';
import { describeRegistration, findByToken, type RegistrationRow } from './find-registration.ts';
import {
  findRegistrationForDecision,
  findWaitingRegistrations,
} from '../approvals/find-registrations-for-decision.ts';
import { findWaiting } from './find-waiting.ts';
import { inviteUser, resendUserInvitation } from '../invitations/invite-user.ts';
import { allowAnotherMail, findAwaitedMail } from './mail-limits.ts';
import { passkeyOptions } from './passkey-options.ts';
import { judgeNewPassword } from './refuse-weak-password.ts';
import { rejectRegistration } from '../approvals/reject-registration.ts';
import { saveAnswers } from './save-answers.ts';
import { savePasskey } from './save-passkey.ts';
import { startRehearsal } from '../rehearsals/start-rehearsal.ts';
import { startRegistration } from './start-registration.ts';
import { noteOpened } from './note-opened.ts';
import { verifyEmail } from './verify-email.ts';
import { withdrawRegistration, withdrawWaiting } from './withdraw-registration.ts';

interface RegistrationRoutes {
  database: Database;
  sessions: Sessions;
  limits: RateLimits;
  outbox: Outbox;
  passwordGate: PasswordGate;
  ceremony: PasskeyCeremony;
  appOrigin: string;
  authSecret: string;
}

const disavowalsPerNetwork = { name: 'registration-disavowal-network', points: 60, seconds: 3600 };
const callsPerNetwork = { name: 'registration-network', points: 3000, seconds: 3600 };

/** Serves the walk from e-mail to account, and what administrators see and start of it. */
export function registrationRoutes(app: FastifyInstance, tools: RegistrationRoutes): void {
  const { database, sessions, limits } = tools;
  const member = requireRole(sessions);
  // The token is checked before the body is read; guessing is counted by network.
  const bearer: Admit<string> = async (request) => {
    const token = bearerToken(request);
    await limits.spend(callsPerNetwork, clientNetwork(request.ip));
    return token;
  };
  async function describe(registration: RegistrationRow, request: FastifyRequest) {
    const signedIn = await sessions.find(request);
    return describeRegistration(database, registration, signedIn?.email ?? null);
  }

  serveEndpoint(app, startEndpoint, anyone, async ({ params, body, ip }) => {
    const { email, locale, from } = body;
    const started = await startRegistration(tools, {
      token: params.token,
      email,
      locale,
      sourceTag: from ?? null,
      ip,
    });
    return { sent: true as const, ...started };
  });
  serveEndpoint(app, getRegistration, bearer, async ({ request }, token) =>
    describe(await findByToken(database, token), request),
  );
  serveEndpoint(app, noteOpenedEndpoint, bearer, async (_, token) => {
    await noteOpened(database, token);
    return undefined;
  });
  serveEndpoint(app, verifyRegistration, bearer, async ({ request }, token) =>
    describe(await verifyEmail(database, token), request),
  );
  serveEndpoint(app, saveEndpoint, bearer, async ({ body, request }, token) =>
    describe(await saveAnswers(database, token, body), request),
  );
  serveEndpoint(app, getPasskeyOptions, bearer, async (_, token) => ({
    ...(await passkeyOptions(tools, token)),
  }));
  serveEndpoint(app, judgePasswordEndpoint, bearer, async ({ body }, token) => {
    await judgeNewPassword(database, token, body.password);
    return undefined;
  });
  serveEndpoint(app, savePasskeyEndpoint, bearer, async ({ body, request }, token) =>
    describe(await savePasskey(tools, token, body), request),
  );
  serveEndpoint(app, completeEndpoint, bearer, async ({ body, headers, request, reply }, token) => {
    const signedIn = await sessions.find(request);
    const { answer, startsSession } = await completeRegistration(tools, {
      token,
      idempotencyKey: headers['idempotency-key'],
      body,
      signedInUserId: signedIn?.userId ?? null,
    });
    if (startsSession && answer.state === 'completed')
      await sessions.start(request, reply, { userId: answer.user.id, membershipId: answer.membership.id });
    return answer;
  });
  serveEndpoint(app, withdrawEndpoint, bearer, async (_, token) => {
    await withdrawRegistration(tools, token);
    return undefined;
  });
  serveEndpoint(app, disavowEndpoint, anyone, async ({ body, ip }) => {
    await limits.spend(disavowalsPerNetwork, clientNetwork(ip));
    await disavowRegistration(tools, body.token);
    return undefined;
  });

  // Asked every few seconds by every waiting page: the token is checked, nothing is counted.
  const waitingToken: Admit<string> = (request) => Promise.resolve(bearerToken(request));
  serveEndpoint(app, getWaiting, waitingToken, (_, token) => findWaiting(database, token));
  serveEndpoint(app, enterCodeEndpoint, bearer, async ({ body, request }, token) =>
    describe(await enterCode(tools, token, body.code), request),
  );
  serveEndpoint(app, withdrawWaitingEndpoint, bearer, async (_, token) => {
    const mail = await findAwaitedMail(database, token);
    await withdrawWaiting(tools, token);
    if (mail) await allowAnotherMail(limits, mail);
    return undefined;
  });

  serveEndpoint(app, listUserArrivals, member, ({ params }, { organizationId }) =>
    findUserArrivals(database, organizationId, params.membershipId),
  );
  serveEndpoint(app, getCaseArrival, member, ({ params }, { organizationId }) =>
    findCaseArrival(database, organizationId, params.caseId),
  );
  serveEndpoint(app, listSignupLinkRegistrations, member, ({ params, query }, { organizationId }) =>
    findLinkRegistrations(database, organizationId, params.signupLinkId, query),
  );
  serveEndpoint(app, rehearseSignupLink, member, ({ params, body }, { organizationId, membershipId }) =>
    startRehearsal(tools, { organizationId, membershipId, ...params, locale: body.locale }),
  );
  serveEndpoint(app, listWaitingRegistrations, member, ({ query }, { organizationId }) =>
    findWaitingRegistrations(database, organizationId, query),
  );
  serveEndpoint(app, getRegistrationForDecision, member, ({ params }, { organizationId }) =>
    findRegistrationForDecision(database, organizationId, params.registrationId),
  );
  serveEndpoint(app, approveEndpoint, member, ({ params, body: { signupLinkVersion, reason } }, caller) =>
    approveRegistration(tools, caller, { ...params, signupLinkVersion, reason: reason || null }),
  );
  serveEndpoint(app, rejectEndpoint, member, ({ params, body: { reason, message } }, caller) =>
    rejectRegistration(tools, caller, { ...params, reason, message: message || null }),
  );
  serveEndpoint(app, createUserEndpoint, member, async ({ body }, caller) => {
    const { membershipId } = await inviteUser(tools, caller, body);
    return findUser(database, caller, membershipId);
  });
  serveEndpoint(app, resendEndpoint, member, async ({ params }, caller) => {
    await resendUserInvitation(tools, caller, params.membershipId);
    return findUser(database, caller, params.membershipId);
  });
}

/** The token of `Authorization: Bearer …`. Throws `registration_token_missing`. */
function bearerToken(request: FastifyRequest): string {
  const [scheme, token] = request.headers.authorization?.split(' ') ?? [];
  if (scheme?.toLowerCase() !== 'bearer' || !token) throw new Problem('registration_token_missing');
  return token;
}
