import * as contracts from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import { requireRole } from '../../people/sessions/require-role.ts';
import type { RouteContext } from '../../people/sessions/route-context.ts';
import { serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { exportImport } from './export-import.ts';
import { findImport, findImports } from './find-imports.ts';
import { previewImport } from './preview-import.ts';
import { resumeImport } from './resume-import.ts';
import { startImport } from './start-import.ts';
import { storableRows } from './storable-rows.ts';

/** Serves the imports of users and parties. */
export function importRoutes(app: FastifyInstance, context: RouteContext): void {
  const { database, sessions } = context;
  const admit = requireRole(sessions);
  serveEndpoint(app, contracts.previewImport, admit, async ({ body, locale }, member) => ({
    rows: await previewImport(database, member, storableRows(body), locale),
  }));
  serveEndpoint(app, contracts.startImport, admit, ({ body }, member) =>
    startImport(context, member, storableRows(body)),
  );
  serveEndpoint(app, contracts.listImports, admit, ({ query }, member) =>
    findImports(database, member, query),
  );
  serveEndpoint(app, contracts.getImport, admit, ({ params }, member) =>
    findImport(database, member, params.importId),
  );
  serveEndpoint(app, contracts.resumeImport, admit, ({ params }, member) =>
    resumeImport(context, member, params.importId),
  );
  serveEndpoint(app, contracts.exportImport, admit, ({ params, query, locale }, member) =>
    exportImport(database, member, params.importId, query.locale ?? locale),
  );
}
