import type { EndpointAt, MemberRole, Profile, RequestOf, Session } from '@casedoor/contracts';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getPasskey } from './passkey.ts';
import { sessionKey } from './query-client.ts';
import { request } from './request.ts';

/** The signed-in member: the person, the organization and the role. */
export interface Member {
  user: Profile;
  membershipId: string;
  organization: { id: string; name: string; slug: string; timeZone: string };
  role: MemberRole;
  /** Whether the member is an administrator (admin or manager): may manage users, links and the organization. */
  manages: boolean;
  memberships: Session['memberships'];
}

/** Query of the session. */
export const sessionQuery = queryOptions({
  queryKey: sessionKey,
  queryFn: ({ signal }) => request('GET /session', { signal }),
  staleTime: 60_000,
});

/** Returns the member of a session; null where nobody is signed in, or without a membership. */
export function memberOf(session: Session | undefined): Member | null {
  const active =
    session?.memberships.find(({ id }) => id === session.activeMembershipId) ?? session?.memberships[0];
  if (!session?.user || !active) return null;
  return {
    user: session.user,
    membershipId: active.id,
    organization: active.organization,
    role: active.role,
    manages: active.role === 'admin' || active.role === 'manager',
    memberships: session.memberships,
  };
}

/** Returns the signed-in member. Only for what is inside the app's frame, where there always is one. */
export function useMember(): Member {
  const member = memberOf(useQuery(sessionQuery).data);
  if (!member) throw new Error('useMember is for pages behind the sign-in');
  return member;
}

/** Signs in; the session query then returns the new session. */
export function useSignIn() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { email: string; password: string }) => request('POST /session', { body }),
    onSuccess: (session) => queryClient.setQueryData(sessionKey, session),
  });
}

/** Passkey autofill in the e-mail field, instead of a dialog. */
interface PasskeyOffer {
  /** Ends the autofill offer. */
  signal: AbortSignal;
  /** Called when the person takes it up; from then on they expect an answer. */
  onTaken: () => void;
}

/**
 * Signs in with a passkey, by the browser's dialog or by autofill; the
 * session query then returns the new session. Throws PasskeyCancelled too.
 */
export function useSignInWithPasskey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (offer?: PasskeyOffer) => {
      const options = await request('POST /session/passkey-options', offer && { signal: offer.signal });
      const response = (await getPasskey(options, offer)) as PasskeyAnswer;
      offer?.onTaken();
      return request('POST /session/passkey', { body: { response } });
    },
    onSuccess: (session) => queryClient.setQueryData(sessionKey, session),
  });
}

type PasskeyAnswer = RequestOf<EndpointAt<'POST /session/passkey'>>['body']['response'];

/** Signs out and clears the cache. */
export function useSignOut() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => request('DELETE /session'),
    onSuccess: async () => {
      await queryClient.cancelQueries();
      const before = queryClient.getQueryData<Session>(sessionKey);
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
      if (before)
        queryClient.setQueryData(sessionKey, {
          ...before,
          user: null,
          memberships: [],
          activeMembershipId: null,
        });
      await queryClient.invalidateQueries({ queryKey: sessionKey });
    },
  });
}

/** Switches to another organization; clears everything cached from the previous one. */
export function useSwitchOrganization() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (activeMembershipId: string) => request('PATCH /session', { body: { activeMembershipId } }),
    onSuccess: (session) => {
      queryClient.setQueryData(sessionKey, session);
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
    },
  });
}
