import { exportAuditEvents as exportEndpoint, listAuditEvents } from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import { serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { requireRole } from '../sessions/require-role.ts';
import type { RouteContext } from '../sessions/route-context.ts';
import { exportAuditEvents } from './export-audit-events.ts';
import type { AuditSources } from './find-matching.ts';
import { findAuditEvents } from './find-audit-events.ts';

/** Serves the organization's audit trail. */
export function auditRoutes(app: FastifyInstance, context: RouteContext & AuditSources): void {
  const { sessions } = context;
  serveEndpoint(app, listAuditEvents, requireRole(sessions), ({ query }, member) =>
    findAuditEvents(context, member, query),
  );
  serveEndpoint(app, exportEndpoint, requireRole(sessions), ({ query, locale }, member) =>
    exportAuditEvents(context, member, { ...query, locale: query.locale ?? locale }),
  );
}
