import {
  cancelInvitationBatch,
  exportInvitations as exportEndpoint,
  getInvitationBatch,
  listInvitationBatches,
  listInvitations,
  previewInvitations as previewEndpoint,
  resendInvitations as resendEndpoint,
  resumeInvitationBatch,
  revokeInvitations as revokeEndpoint,
  sendInvitations as sendEndpoint,
} from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import { serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import type { InvitationTools } from './send-invitation.ts';
import { requireRole } from '../../people/sessions/require-role.ts';
import type { Sessions } from '../../people/sessions/sessions.ts';
import { cancelBatch } from './cancel-batch.ts';
import { createBatch } from './create-batch.ts';
import { exportInvitations } from './export-invitations.ts';
import { findBatch, findBatches } from './find-batches.ts';
import { findInvitations } from './find-invitations.ts';
import { previewInvitations } from './preview-invitations.ts';
import { resendInvitations } from './resend-invitations.ts';
import { resumeBatch } from './resume-batch.ts';
import { revokeInvitations } from './revoke-invitations.ts';

/** Serves the invitations through a link: preview, batches, how each stands, resending and revoking. */
export function invitationRoutes(
  app: FastifyInstance,
  tools: InvitationTools & { sessions: Sessions },
): void {
  const { database, sessions } = tools;
  const member = requireRole(sessions);

  serveEndpoint(app, previewEndpoint, member, ({ params, body }, caller) =>
    previewInvitations(tools, caller, params.signupLinkId, body.recipients),
  );
  serveEndpoint(app, sendEndpoint, member, ({ params, body }, caller) =>
    createBatch(tools, caller, params.signupLinkId, body),
  );
  serveEndpoint(app, listInvitationBatches, member, ({ params, query }, { organizationId }) =>
    findBatches(database, organizationId, params.signupLinkId, query),
  );
  serveEndpoint(app, getInvitationBatch, member, ({ params }, { organizationId }) =>
    findBatch(database, organizationId, params.invitationBatchId),
  );
  serveEndpoint(app, cancelInvitationBatch, member, ({ params }, caller) =>
    cancelBatch(database, caller, params.invitationBatchId),
  );
  serveEndpoint(app, resumeInvitationBatch, member, ({ params }, caller) =>
    resumeBatch(tools, caller, params.invitationBatchId),
  );
  serveEndpoint(app, listInvitations, member, ({ params, query }, { organizationId }) =>
    findInvitations(database, organizationId, params.signupLinkId, query),
  );
  serveEndpoint(app, exportEndpoint, member, ({ params, query, locale }, caller) =>
    exportInvitations(database, caller, params.signupLinkId, { ...query, locale: query.locale ?? locale }),
  );
  serveEndpoint(app, resendEndpoint, member, ({ params, body }, caller) =>
    resendInvitations(tools, caller, params.signupLinkId, body.invitationIds),
  );
  serveEndpoint(app, revokeEndpoint, member, ({ params, body }, caller) =>
    revokeInvitations(database, caller, params.signupLinkId, body.invitationIds),
  );
}
