import type { Organization, RequestOf, EndpointAt } from '@casedoor/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { sessionKey } from '../../../api/query-client.ts';
import { request } from '../../../api/request.ts';

/** A change to the organization's settings; what is left out stays. */
export type OrganizationChange = RequestOf<EndpointAt<'PATCH /organization'>>['body'];

const organizationKey = ['organization'] as const;

/** The organization's settings. */
export function useOrganization() {
  return useQuery({
    queryKey: organizationKey,
    queryFn: ({ signal }) => request('GET /organization', { signal }),
    // The form holds what was typed against this version; a newer one comes with the conflict.
    refetchOnWindowFocus: false,
  });
}

/** Changes the settings; the answer is what they are now. */
export function useChangeOrganization() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: OrganizationChange) => request('PATCH /organization', { body: change }),
    onSuccess: (now: Organization) => {
      queries.setQueryData(organizationKey, now);
      // The session names the organization in the shell.
      void queries.invalidateQueries({ queryKey: sessionKey });
    },
  });
}
