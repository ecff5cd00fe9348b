import { completeRegistration as completeEndpoint } from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import type { RouteContext } from '../../people/sessions/route-context.ts';
import { serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { canonicalEmail } from '../../platform/mail/email-address.ts';
import { retryPassing } from '../../platform/database/retry-passing.ts';
import { requireToken } from '../registrations/require-token.ts';
import { completeRegistration } from './complete-registration.ts';

/** Serves the invitee's last click. */
export function completionRoutes(app: FastifyInstance, context: RouteContext): void {
  const { sessions, devices } = context;
  serveEndpoint(
    app,
    completeEndpoint,
    requireToken(context),
    async ({ body, headers, request, reply }, token) => {
      const signedIn = await sessions.find(request);
      const { answer, startsSession } = await completeRegistration(context, {
        token,
        idempotencyKey: headers['idempotency-key'],
        body,
        signedInUserId: signedIn?.userId ?? null,
      });
      // It is completed: a database that is busy for a moment must not refuse it now.
      if (startsSession && answer.state === 'completed') {
        const who = { userId: answer.user.id, membershipId: answer.membership.id };
        await retryPassing(() => sessions.start(request, reply, who));
        devices.remember(request, reply, canonicalEmail(answer.user.email) ?? answer.user.email);
      }
      return answer;
    },
  );
}
