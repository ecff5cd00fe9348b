import { setUp as endpoint } from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import type { Database } from '../../platform/database/client.ts';
import { clientNetwork, type RateLimits } from '../../platform/http/rate-limits.ts';
import { anyone, serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import type { PasswordGate } from '../../people/credentials/password.ts';
import type { Sessions } from '../../people/sessions/sessions.ts';
import { setUp } from './set-up.ts';

interface SetupRoutes {
  database: Database;
  sessions: Sessions;
  limits: RateLimits;
  passwordGate: PasswordGate;
  authSecret: string;
  mailbox: boolean;
}

const triesPerNetwork = { name: 'setup-network', points: 20, seconds: 3600 };

/** Serves the first-run set-up. */
export function setupRoutes(app: FastifyInstance, tools: SetupRoutes): void {
  serveEndpoint(app, endpoint, anyone, async ({ body: { token, ...first }, ip, request, reply }) => {
    await tools.limits.spend(triesPerNetwork, clientNetwork(ip));
    const { userId, membershipId } = await setUp(tools, token, first);
    await tools.sessions.start(request, reply, { userId, membershipId });
    return {
      ...(await tools.sessions.describe(userId, membershipId)),
      setupNeeded: false,
      mailbox: tools.mailbox,
    };
  });
}
