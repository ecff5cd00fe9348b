import type { Endpoint, MemberRole } from '@casedoor/contracts';
import type { FastifyRequest } from 'fastify';
import { expect, it } from 'vitest';
import { requireRole, requireSession } from './require-role.ts';
import type { Sessions } from './sessions.ts';

const membership = { id: 'membership', organizationId: 'organization' };
const request = {} as FastifyRequest;

/** Sessions that find this membership, nobody's for null, and no session without it. */
const sessions = (role?: MemberRole | null) =>
  ({
    find: () =>
      Promise.resolve(
        role === undefined
          ? null
          : { userId: 'user', name: 'Léa', membership: role && { ...membership, role } },
      ),
  }) as unknown as Sessions;
const openTo = (access: Endpoint['access']) => ({ access }) as Endpoint;

it.each<[role: MemberRole | null | undefined, access: Endpoint['access'], problem: string | null]>([
  [undefined, ['admin'], 'session_required'],
  [null, ['admin'], 'membership_required'],
  ['client', ['admin', 'manager'], 'membership_role_insufficient'],
  ['manager', ['admin'], 'membership_role_insufficient'],
  ['manager', ['admin', 'manager'], null],
  // Only a list of roles admits anybody.
  ['admin', 'signedIn', 'membership_role_insufficient'],
])('a session as %s is admitted to %j: %s', async (role, access, problem) => {
  const admitted = requireRole(sessions(role))(request, openTo(access));
  if (problem) await expect(admitted).rejects.toThrow(problem);
  else
    await expect(admitted).resolves.toEqual({
      userId: 'user',
      membershipId: 'membership',
      organizationId: 'organization',
      role,
      name: 'Léa',
    });
});

it('admits any session where the endpoint asks for no membership', async () => {
  await expect(requireSession(sessions(null))(request, openTo('signedIn'))).resolves.toMatchObject({
    userId: 'user',
  });
  await expect(requireSession(sessions())(request, openTo('signedIn'))).rejects.toThrow('session_required');
});
