import * as contracts from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import { serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { requireRole } from '../sessions/require-role.ts';
import type { RouteContext } from '../sessions/route-context.ts';
import { changeUser } from './change-user.ts';
import { exportUsers } from './export-users.ts';
import { findUser } from './find-user.ts';
import type { ReadingUsers } from './read-users.ts';
import { findUsers } from './find-users.ts';

/** Serves the Users list. Adding a user starts a registration: see door/invitations. */
export function userRoutes(app: FastifyInstance, context: RouteContext & ReadingUsers): void {
  const { sessions } = context;
  serveEndpoint(app, contracts.listUsers, requireRole(sessions), ({ query }, member) =>
    findUsers(context, member, query),
  );
  serveEndpoint(app, contracts.exportUsers, requireRole(sessions), ({ query, locale }, member) =>
    exportUsers(context, member, { ...query, locale: query.locale ?? locale }),
  );
  serveEndpoint(app, contracts.getUser, requireRole(sessions), ({ params }, member) =>
    findUser(context, member, params.membershipId),
  );
  serveEndpoint(app, contracts.changeUser, requireRole(sessions), ({ params, body }, member) =>
    changeUser(context, member, params.membershipId, body),
  );
}
