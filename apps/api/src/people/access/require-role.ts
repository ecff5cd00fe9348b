import type { MemberRole } from '@casedoor/contracts';
import { Problem } from '../../platform/http/problem.ts';
import type { Admit } from '../../platform/http/serve-endpoint.ts';
import type { Sessions, SignedIn } from '../sessions/sessions.ts';

/** A signed-in person acting in an organization. */
export interface Member {
  userId: string;
  membershipId: string;
  organizationId: string;
  role: MemberRole;
  /** For notices and history: first and last name. */
  name: string;
}

/** Admits a session whose active membership has one of the member roles that the endpoint's contract names. */
export function requireRole(sessions: Sessions): Admit<Member> {
  return async (request, endpoint) => {
    const signedIn = await sessions.find(request);
    if (!signedIn) throw new Problem('session_required');
    const { membership } = signedIn;
    if (!membership) throw new Problem('membership_required');
    if (!Array.isArray(endpoint.access) || !endpoint.access.includes(membership.role)) {
      throw new Problem('membership_role_insufficient');
    }
    return {
      userId: signedIn.userId,
      membershipId: membership.id,
      organizationId: membership.organizationId,
      role: membership.role,
      name: signedIn.name,
    };
  };
}

/** Admits any session, with or without a membership. */
export function requireSession(sessions: Sessions): Admit<SignedIn> {
  return async (request) => {
    const signedIn = await sessions.find(request);
    if (!signedIn) throw new Problem('session_required');
    return signedIn;
  };
}
