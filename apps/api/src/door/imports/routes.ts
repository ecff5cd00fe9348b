import * as contracts from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import type { Database } from '../../platform/database/client.ts';
import { serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import { requireRole } from '../../people/sessions/require-role.ts';
import type { Sessions } from '../../people/sessions/sessions.ts';
import { exportImport } from './export-import.ts';
import { findImport, findImports } from './find-imports.ts';
import { previewImport } from './preview-import.ts';
import { resumeImport } from './resume-import.ts';
import { startImport } from './start-import.ts';
import { storableRows } from './storable-rows.ts';

interface ImportRoutes {
  database: Database;
  sessions: Sessions;
  jobs: Pick<Jobs, 'enqueue'>;
}

/** Serves the imports of users and parties. */
export function importRoutes(app: FastifyInstance, { database, sessions, jobs }: ImportRoutes): void {
  const admit = requireRole(sessions);
  serveEndpoint(app, contracts.previewImport, admit, async ({ body, locale }, member) => ({
    rows: await previewImport(database, member, storableRows(body), locale),
  }));
  serveEndpoint(app, contracts.startImport, admit, ({ body }, member) =>
    startImport({ database, jobs }, member, storableRows(body)),
  );
  serveEndpoint(app, contracts.listImports, admit, ({ query }, member) =>
    findImports(database, member, query),
  );
  serveEndpoint(app, contracts.getImport, admit, ({ params }, member) =>
    findImport(database, member, params.importId),
  );
  serveEndpoint(app, contracts.resumeImport, admit, ({ params }, member) =>
    resumeImport({ database, jobs }, member, params.importId),
  );
  serveEndpoint(app, contracts.exportImport, admit, ({ params, query, locale }, member) =>
    exportImport(database, member, params.importId, query.locale ?? locale),
  );
}
