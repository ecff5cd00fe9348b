import { changeProfile as changeEndpoint, getProfile, listOwnCorrections } from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import { serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { requireSession } from '../sessions/require-role.ts';
import type { RouteContext } from '../sessions/route-context.ts';
import { changeProfile } from './change-profile.ts';
import { findOwnCorrections } from './find-own-corrections.ts';
import { findProfile } from './find-profile.ts';

/** Serves a signed-in person's own data. */
export function profileRoutes(app: FastifyInstance, { database, sessions }: RouteContext): void {
  serveEndpoint(app, getProfile, requireSession(sessions), (_call, signedIn) =>
    findProfile(database, signedIn),
  );
  serveEndpoint(app, listOwnCorrections, requireSession(sessions), (_call, signedIn) =>
    findOwnCorrections(database, signedIn),
  );
  serveEndpoint(app, changeEndpoint, requireSession(sessions), ({ body }, signedIn) =>
    changeProfile(database, signedIn, body),
  );
}
