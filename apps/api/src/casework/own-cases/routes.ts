import * as contracts from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import { requireRole } from '../../people/sessions/require-role.ts';
import type { RouteContext } from '../../people/sessions/route-context.ts';
import { serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { findAppointment } from './find-appointment.ts';
import { findHomeScreen } from './find-home-screen.ts';
import { findOwnCase } from './find-own-case.ts';
import { findOwnCases } from './find-own-cases.ts';
import type { LinkWords } from './link-words.ts';

/** Serves a client's cases as the client's own page shows them. */
export function ownCaseRoutes(
  app: FastifyInstance,
  { database, sessions, appOrigin, linkWords }: RouteContext & { linkWords: LinkWords },
): void {
  const admit = requireRole(sessions);
  serveEndpoint(app, contracts.listOwnCases, admit, ({ query }, member) =>
    findOwnCases(database, member, query, linkWords),
  );
  serveEndpoint(app, contracts.getOwnCase, admit, ({ params }, member) =>
    findOwnCase(database, member, params.caseId, linkWords),
  );
  serveEndpoint(app, contracts.getAppointmentEntry, admit, ({ params, query, locale }, member) =>
    findAppointment(database, member, params.caseId, {
      locale: query.locale ?? locale,
      appOrigin,
      linkWords,
    }),
  );
  serveEndpoint(app, contracts.getHomeScreen, admit, (_, member) =>
    findHomeScreen(database, member, linkWords),
  );
}
