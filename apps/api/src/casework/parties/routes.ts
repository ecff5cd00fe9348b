import * as contracts from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import { requireRole } from '../../people/sessions/require-role.ts';
import type { RouteContext } from '../../people/sessions/route-context.ts';
import { serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { changeParty } from './change-party.ts';
import { createParty } from './create-party.ts';
import { exportParties } from './export-parties.ts';
import { findParties } from './find-parties.ts';

/** Serves the list of parties. */
export function partyRoutes(app: FastifyInstance, { database, sessions }: RouteContext): void {
  const admit = requireRole(sessions);
  serveEndpoint(app, contracts.listParties, admit, ({ query }, member) =>
    findParties(database, member, query),
  );
  serveEndpoint(app, contracts.exportParties, admit, ({ query, locale }, member) =>
    exportParties(database, member, { ...query, locale: query.locale ?? locale }),
  );
  serveEndpoint(app, contracts.createParty, admit, ({ body }, member) => createParty(database, member, body));
  serveEndpoint(app, contracts.changeParty, admit, ({ params, body }, member) =>
    changeParty(database, member, params.partyId, body),
  );
}
