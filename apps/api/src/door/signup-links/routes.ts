import {
  changeSignupLink,
  createSignupLink as createEndpoint,
  duplicateSignupLink as duplicateEndpoint,
  endSignupLinkGrace,
  getDefaultSignupLink,
  getSignupLink,
  listCaseStaff,
  listFormerUrls,
  listSignupLinks,
  previewSignupLink as previewEndpoint,
  replaceSignupLink as replaceEndpoint,
  revokeSignupLink as revokeEndpoint,
} from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import type { Member } from '../../people/access/member.ts';
import { requireRole } from '../../people/sessions/require-role.ts';
import type { RouteContext } from '../../people/sessions/route-context.ts';
import { readNow } from '../../platform/database/clock.ts';
import { serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { createSignupLink } from './create-signup-link.ts';
import { duplicateSignupLink } from './duplicate-signup-link.ts';
import { endGrace } from './end-grace.ts';
import { findCaseStaff } from './find-case-staff.ts';
import { findFormerUrls } from './find-former-urls.ts';
import { findDefaultSignupLink, findSignupLink, findSignupLinks } from './find-signup-links.ts';
import { previewSignupLink } from './preview-signup-link.ts';
import { replaceSignupLink } from './replace-signup-link.ts';
import { revokeSignupLink } from './revoke-signup-link.ts';
import { presentSignupLink } from './present-signup-link.ts';
import { updateSignupLink } from './update-signup-link.ts';

/** Serves the sign-up links of an organization and their settings. */
export function signupLinkRoutes(
  app: FastifyInstance,
  { database, sessions, appOrigin }: RouteContext,
): void {
  const member = requireRole(sessions);
  const by = ({ organizationId, membershipId }: Member) => ({
    organizationId,
    actorMembershipId: membershipId,
    appOrigin,
  });

  serveEndpoint(app, listSignupLinks, member, ({ query }, { organizationId }) =>
    findSignupLinks(database, organizationId, query, appOrigin),
  );
  serveEndpoint(app, createEndpoint, member, ({ body }, { organizationId, membershipId }) => {
    const created = { organizationId, createdById: membershipId, settings: body };
    return database.$transaction(async (transaction) =>
      presentSignupLink(await createSignupLink(transaction, created), appOrigin, await readNow(transaction)),
    );
  });
  serveEndpoint(app, getDefaultSignupLink, member, (_, { organizationId }) =>
    findDefaultSignupLink(database, organizationId, appOrigin),
  );
  serveEndpoint(app, getSignupLink, member, ({ params }, { organizationId }) =>
    findSignupLink(database, organizationId, params.signupLinkId, appOrigin),
  );
  serveEndpoint(app, listCaseStaff, member, ({ params }, { organizationId }) =>
    findCaseStaff(database, organizationId, params.signupLinkId),
  );
  serveEndpoint(app, changeSignupLink, member, ({ params, body: { version, ...settings } }, caller) =>
    updateSignupLink(database, { ...by(caller), signupLinkId: params.signupLinkId, version, settings }),
  );
  serveEndpoint(app, duplicateEndpoint, member, ({ params, body }, caller) =>
    duplicateSignupLink(database, { ...by(caller), signupLinkId: params.signupLinkId, title: body.title }),
  );
  serveEndpoint(app, replaceEndpoint, member, ({ params, body }, caller) =>
    replaceSignupLink(database, {
      ...by(caller),
      signupLinkId: params.signupLinkId,
      version: body.version,
      graceDays: body.graceDays ?? 0,
      reason: body.reason ?? null,
    }),
  );
  serveEndpoint(app, revokeEndpoint, member, ({ params, body }, caller) =>
    revokeSignupLink(database, {
      ...by(caller),
      signupLinkId: params.signupLinkId,
      version: body.version,
      reason: body.reason ?? null,
    }),
  );
  serveEndpoint(app, endSignupLinkGrace, member, ({ params, body }, caller) =>
    endGrace(database, {
      ...by(caller),
      signupLinkId: params.signupLinkId,
      reason: body.reason ?? null,
    }),
  );
  serveEndpoint(app, listFormerUrls, member, ({ params, query }, { organizationId }) =>
    findFormerUrls(database, organizationId, params.signupLinkId, query, appOrigin),
  );
  serveEndpoint(app, previewEndpoint, member, ({ params, query }, { organizationId }) =>
    previewSignupLink(database, { organizationId, signupLinkId: params.signupLinkId, as: query }),
  );
}
