import type { EndpointAt, Profile, RequestOf } from '@casedoor/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { sessionKey } from '../../../api/query-client.ts';
import { request } from '../../../api/request.ts';

/** A change to one's own profile; omitted fields stay as they are. */
export type ProfileChange = RequestOf<EndpointAt<'PATCH /profile'>>['body'];

const profileKey = ['profile'] as const;

/** The signed-in person's own profile. */
export function useProfile() {
  return useQuery({ queryKey: profileKey, queryFn: ({ signal }) => request('GET /profile', { signal }) });
}

/** Changes one's own profile; returns the present one. */
export function useChangeProfile() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: ProfileChange) => request('PATCH /profile', { body: change }),
    onSuccess: (now: Profile) => {
      queries.setQueryData(profileKey, now);
      // The shell shows name and language from the session.
      void queries.invalidateQueries({ queryKey: sessionKey });
      // The device shows the name beside its passkeys.
      void queries.invalidateQueries({ queryKey: ['profile', 'sign-in-methods'] });
    },
  });
}
