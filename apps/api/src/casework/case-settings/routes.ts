import * as contracts from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import { requireRole } from '../../people/sessions/require-role.ts';
import type { RouteContext } from '../../people/sessions/route-context.ts';
import { serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { changeCaseRole, type FollowCaseRole } from './change-case-role.ts';
import { changeCaseType } from './change-case-type.ts';
import { createCaseRole } from './create-case-role.ts';
import { createCaseType } from './create-case-type.ts';
import { findCaseRoles } from './find-case-roles.ts';
import { findCaseTypes } from './find-case-types.ts';
import { removeCaseRole } from './remove-case-role.ts';

/**
 * Serves the organization's case types and custom case roles.
 * `door` supplies `followCaseRole`: casework knows no links.
 */
export function caseSettingsRoutes(
  app: FastifyInstance,
  { database, sessions }: RouteContext,
  followCaseRole: FollowCaseRole,
): void {
  const admit = requireRole(sessions);
  serveEndpoint(app, contracts.listCaseTypes, admit, (_, { organizationId }) =>
    findCaseTypes(database, organizationId),
  );
  serveEndpoint(app, contracts.createCaseType, admit, ({ body }, member) =>
    createCaseType(database, member, body.name),
  );
  serveEndpoint(app, contracts.changeCaseType, admit, ({ params, body }, member) =>
    changeCaseType(database, member, params.caseTypeId, body),
  );
  serveEndpoint(app, contracts.listCaseRoles, admit, (_, { organizationId }) =>
    findCaseRoles(database, organizationId),
  );
  serveEndpoint(app, contracts.createCaseRole, admit, ({ body }, member) =>
    createCaseRole(database, member, body),
  );
  serveEndpoint(app, contracts.changeCaseRole, admit, ({ params, body }, member) =>
    changeCaseRole(database, member, params.customCaseRoleId, body, followCaseRole),
  );
  serveEndpoint(app, contracts.removeCaseRole, admit, ({ params }, member) =>
    removeCaseRole(database, member, params.customCaseRoleId),
  );
}
