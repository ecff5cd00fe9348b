import * as contracts from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import { requireRole } from '../../people/sessions/require-role.ts';
import type { RouteContext } from '../../people/sessions/route-context.ts';
import { serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { addNote } from './add-note.ts';
import { addParticipant } from './add-participant.ts';
import { changeCase } from './change-case.ts';
import { decideHold } from './decide-hold.ts';
import { exportCases } from './export-cases.ts';
import { findCase } from './find-case.ts';
import { findCases } from './find-cases.ts';
import { openCase } from './open-case.ts';
import { removeParticipant } from './remove-participant.ts';

/** Serves the cases. */
export function caseRoutes(app: FastifyInstance, { database, sessions }: RouteContext): void {
  const admit = requireRole(sessions);
  serveEndpoint(app, contracts.listCases, admit, ({ query }, member) => findCases(database, member, query));
  serveEndpoint(app, contracts.exportCases, admit, ({ query, locale }, member) =>
    exportCases(database, member, { ...query, locale: query.locale ?? locale }),
  );
  serveEndpoint(app, contracts.openCase, admit, ({ body }, member) => openCase(database, member, body));
  serveEndpoint(app, contracts.getCase, admit, ({ params }, member) =>
    findCase(database, member, params.caseId),
  );
  serveEndpoint(app, contracts.changeCase, admit, ({ params, body }, member) =>
    changeCase(database, member, params.caseId, body),
  );
  serveEndpoint(app, contracts.decideCaseHold, admit, ({ params, body }, member) =>
    decideHold(database, member, params.caseId, body),
  );
  serveEndpoint(app, contracts.addCaseParticipant, admit, ({ params, body }, member) =>
    addParticipant(database, member, params.caseId, body),
  );
  serveEndpoint(app, contracts.addCaseNote, admit, ({ params, body }, member) =>
    addNote(database, member, params.caseId, body.text),
  );
  serveEndpoint(app, contracts.removeCaseParticipant, admit, ({ params }, member) =>
    removeParticipant(database, member, params.caseId, params.membershipId),
  );
}
