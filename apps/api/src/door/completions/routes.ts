import { completeRegistration as completeEndpoint } from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import type { RouteContext } from '../../people/sessions/route-context.ts';
import { serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { requireToken } from '../registrations/require-token.ts';
import { completeRegistration } from './complete-registration.ts';

/** Serves the invitee's last click. */
export function completionRoutes(app: FastifyInstance, context: RouteContext): void {
  const { sessions } = context;
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
      if (startsSession && answer.state === 'completed')
        await sessions.start(request, reply, {
          userId: answer.user.id,
          membershipId: answer.membership.id,
        });
      return answer;
    },
  );
}
