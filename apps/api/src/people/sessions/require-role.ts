import { Problem } from '../../platform/http/problem.ts';
import type { Admit } from '../../platform/http/serve-endpoint.ts';
import type { Member } from '../access/member.ts';
import type { Sessions, SignedIn } from './sessions.ts';

/** Admits a session whose active membership has one of the member roles in the endpoint's contract. */
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
