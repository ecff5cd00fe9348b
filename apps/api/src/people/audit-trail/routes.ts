import { exportAuditEvents as exportEndpoint, listAuditEvents } from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import { serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { requireRole } from '../sessions/require-role.ts';
import type { RouteContext } from '../sessions/route-context.ts';
import { exportAuditEvents } from './export-audit-events.ts';
import { findAuditEvents } from './find-audit-events.ts';

/** Serves the organization's history. */
export function auditRoutes(app: FastifyInstance, { database, sessions }: RouteContext): void {
  serveEndpoint(app, listAuditEvents, requireRole(sessions), ({ query }, member) =>
    findAuditEvents(database, member, query),
  );
  serveEndpoint(app, exportEndpoint, requireRole(sessions), ({ query, locale }, member) =>
    exportAuditEvents(database, member, { ...query, locale: query.locale ?? locale }),
  );
}
