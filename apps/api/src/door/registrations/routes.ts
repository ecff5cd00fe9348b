import {
  enterCode as enterCodeEndpoint,
  getPasskeyOptions,
  getRegistration,
  getWaiting,
  judgePassword as judgePasswordEndpoint,
  noteOpened as noteOpenedEndpoint,
  saveAnswers as saveEndpoint,
  savePasskey as savePasskeyEndpoint,
  startRegistration as startEndpoint,
  verifyRegistration,
  withdrawRegistration as withdrawEndpoint,
  withdrawWaiting as withdrawWaitingEndpoint,
} from '@casedoor/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RouteContext } from '../../people/sessions/route-context.ts';
import { clientNetwork } from '../../platform/http/rate-limits.ts';
import { anyone, serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { canonicalEmail } from '../../platform/mail/email-address.ts';
import { requirePollingToken, requireToken } from './require-token.ts';
import { enterCode } from './enter-code.ts';
import { describeRegistration, findByToken, type RegistrationRow } from './find-registration.ts';
import { findMailStatus } from './find-mail-status.ts';
import { allowAnotherMail } from '../../platform/mail/mail-limits.ts';
import { findAwaitedMail } from './find-awaited-mail.ts';
import { noteOpened } from './note-opened.ts';
import { passkeyOptions } from './passkey-options.ts';
import { judgeNewPassword } from './refuse-weak-password.ts';
import { saveAnswers } from './save-answers.ts';
import { savePasskey } from './save-passkey.ts';
import { startRegistration } from './start-registration.ts';
import { verifyEmail } from './verify-email.ts';
import { withdrawRegistration, withdrawWaiting } from './withdraw-registration.ts';

/** Serves the wizard, from the e-mail address until the last click, which `completions/` serves. */
export function registrationRoutes(app: FastifyInstance, context: RouteContext): void {
  const { database, sessions, limits, devices } = context;
  const bearer = requireToken(context);
  async function describe(registration: RegistrationRow, request: FastifyRequest) {
    const signedIn = await sessions.find(request);
    return describeRegistration(database, registration, signedIn?.email ?? null);
  }

  serveEndpoint(app, startEndpoint, anyone, async ({ params, body, ip, request }) => {
    const { email, locale, from, waitingToken, challengeSolution } = body;
    const started = await startRegistration(context, {
      token: params.token,
      email,
      locale,
      sourceTag: from ?? null,
      waitingToken: waitingToken ?? null,
      challengeSolution: challengeSolution ?? null,
      ip,
      isReader: devices.recognize(request, canonicalEmail(email) ?? email) !== null,
    });
    return { sent: true as const, ...started };
  });
  serveEndpoint(app, getWaiting, requirePollingToken, (_, token) => findMailStatus(database, token));
  serveEndpoint(app, enterCodeEndpoint, bearer, async ({ body, request }, token) =>
    describe(await enterCode(context, token, body.code), request),
  );
  serveEndpoint(app, withdrawWaitingEndpoint, bearer, async ({ ip }, token) => {
    const mail = await findAwaitedMail(database, token);
    await withdrawWaiting(context, token);
    const asker = { kind: 'stranger', network: clientNetwork(ip) } as const;
    if (mail) await allowAnotherMail(limits, { ...mail, asker });
    return undefined;
  });

  serveEndpoint(app, getRegistration, bearer, async ({ request }, token) =>
    describe(await findByToken(database, token), request),
  );
  serveEndpoint(app, noteOpenedEndpoint, bearer, async (_, token) => {
    await noteOpened(database, token);
    return undefined;
  });
  serveEndpoint(app, verifyRegistration, bearer, async ({ request }, token) =>
    describe(await verifyEmail(context, token), request),
  );
  serveEndpoint(app, saveEndpoint, bearer, async ({ body, request }, token) =>
    describe(await saveAnswers(database, token, body), request),
  );
  serveEndpoint(app, getPasskeyOptions, bearer, async (_, token) => ({
    ...(await passkeyOptions(context, token)),
  }));
  serveEndpoint(app, savePasskeyEndpoint, bearer, async ({ body, request }, token) =>
    describe(await savePasskey(context, token, body), request),
  );
  serveEndpoint(app, judgePasswordEndpoint, bearer, async ({ body }, token) => {
    await judgeNewPassword(database, token, body.password);
    return undefined;
  });
  serveEndpoint(app, withdrawEndpoint, bearer, async (_, token) => {
    await withdrawRegistration(context, token);
    return undefined;
  });
}
