import {
  listLinkUndoEntries,
  listLinkUndos,
  previewLinkUndo as previewEndpoint,
  restoreLinkUndo as restoreEndpoint,
  undoSignupLink as undoEndpoint,
} from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import { requireRole } from '../../people/sessions/require-role.ts';
import type { RouteContext } from '../../people/sessions/route-context.ts';
import { serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { findLinkUndoEntries, findLinkUndos } from './find-link-undos.ts';
import { previewLinkUndo } from './preview-link-undo.ts';
import { restoreLinkUndo } from './restore-link-undo.ts';
import { undoSignupLink } from './undo-signup-link.ts';

/** Serves the undo of what a link let in, and its restore. */
export function linkUndoRoutes(app: FastifyInstance, { database, sessions }: RouteContext): void {
  const member = requireRole(sessions);

  serveEndpoint(app, previewEndpoint, member, ({ params, query }, { organizationId }) => {
    const { since, until = null, leaveInvited = false, left = false, limit, cursor } = query;
    return previewLinkUndo(
      database,
      { organizationId, ...params, since, until, leaveInvited },
      { left, limit, cursor },
    );
  });
  serveEndpoint(app, undoEndpoint, member, async ({ params, body }, caller) => {
    const { since, until = null, leaveInvited = false, reason = null } = body;
    const range = { organizationId: caller.organizationId, ...params, since, until, leaveInvited };
    return { undo: await undoSignupLink(database, caller, range, reason) };
  });
  serveEndpoint(app, listLinkUndos, member, ({ params, query }, { organizationId }) =>
    findLinkUndos(database, { organizationId, ...params }, query),
  );
  serveEndpoint(app, listLinkUndoEntries, member, ({ params, query }, { organizationId }) =>
    findLinkUndoEntries(database, { organizationId, ...params }, query),
  );
  serveEndpoint(app, restoreEndpoint, member, ({ params }, caller) =>
    restoreLinkUndo(database, caller, params),
  );
}
