import {
  cancelInvitationBatch,
  createUser as createUserEndpoint,
  exportInvitations as exportEndpoint,
  getInvitationBatch,
  listInvitationBatches,
  listInvitations,
  previewInvitations as previewEndpoint,
  resendInvitations as resendEndpoint,
  resendUserInvitation as resendToUserEndpoint,
  resumeInvitationBatch,
  revokeInvitations as revokeEndpoint,
  sendInvitations as sendEndpoint,
} from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import { userSources } from '../registrations/user-sources.ts';
import { requireRole } from '../../people/sessions/require-role.ts';
import type { RouteContext } from '../../people/sessions/route-context.ts';
import { findUser } from '../../people/users/find-user.ts';
import { serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { cancelBatch } from './cancel-batch.ts';
import { createBatch } from './create-batch.ts';
import { exportInvitations } from './export-invitations.ts';
import { findBatch, findBatches } from './find-batches.ts';
import { findInvitations } from './find-invitations.ts';
import { inviteUser, resendUserInvitation } from './invite-user.ts';
import { previewInvitations } from './preview-invitations.ts';
import { resendInvitations } from './resend-invitations.ts';
import { resumeBatch } from './resume-batch.ts';
import { revokeInvitations } from './revoke-invitations.ts';

/**
 * Serves the invitations through a link (preview, batches, states, resending, revoking), and adding a user directly.
 */
export function invitationRoutes(app: FastifyInstance, context: RouteContext): void {
  const { database, sessions } = context;
  const member = requireRole(sessions);

  serveEndpoint(app, previewEndpoint, member, ({ params, body }, caller) =>
    previewInvitations(context, caller, params.signupLinkId, body.recipients),
  );
  serveEndpoint(app, sendEndpoint, member, ({ params, body }, caller) =>
    createBatch(context, caller, params.signupLinkId, body),
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
    resumeBatch(context, caller, params.invitationBatchId),
  );
  serveEndpoint(app, listInvitations, member, ({ params, query }, { organizationId }) =>
    findInvitations(database, organizationId, params.signupLinkId, query),
  );
  serveEndpoint(app, exportEndpoint, member, ({ params, query, locale }, caller) =>
    exportInvitations(database, caller, params.signupLinkId, { ...query, locale: query.locale ?? locale }),
  );
  serveEndpoint(app, resendEndpoint, member, ({ params, body }, caller) =>
    resendInvitations(context, caller, params.signupLinkId, body.invitationIds),
  );
  serveEndpoint(app, revokeEndpoint, member, ({ params, body }, caller) =>
    revokeInvitations(database, caller, params.signupLinkId, body.invitationIds),
  );

  serveEndpoint(app, createUserEndpoint, member, async ({ body }, caller) => {
    const { membershipId } = await inviteUser(context, caller, body);
    return findUser({ database, userSources }, caller, membershipId);
  });
  serveEndpoint(app, resendToUserEndpoint, member, async ({ params }, caller) => {
    await resendUserInvitation(context, caller, params.membershipId);
    return findUser({ database, userSources }, caller, params.membershipId);
  });
}
