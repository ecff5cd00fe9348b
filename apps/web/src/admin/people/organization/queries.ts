import type { Organization, RequestOf, EndpointAt } from '@casedoor/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { sessionKey } from '../../../api/query-client.ts';
import { request } from '../../../api/request.ts';

/** A change to the organization's settings; omitted fields stay as they are. */
export type OrganizationChange = RequestOf<EndpointAt<'PATCH /organization'>>['body'];

const organizationKey = ['organization'] as const;

/** The organization's settings. */
export function useOrganization() {
  return useQuery({
    queryKey: organizationKey,
    queryFn: ({ signal }) => request('GET /organization', { signal }),
    // A refetch would replace the version that the form is based on; the conflict brings the newer one.
    refetchOnWindowFocus: false,
  });
}

/** Changes the settings; returns the present ones. */
export function useChangeOrganization() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: OrganizationChange) => request('PATCH /organization', { body: change }),
    onSuccess: (now: Organization) => {
      queries.setQueryData(organizationKey, now);
      // The shell shows the organization's name from the session.
      void queries.invalidateQueries({ queryKey: sessionKey });
    },
  });
}
