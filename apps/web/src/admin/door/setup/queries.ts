import type { EndpointAt, RequestOf } from '@casedoor/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sessionKey } from '../../../api/query-client.ts';
import { request } from '../../../api/request.ts';

/** The request body of the first-run page. */
export type FirstOrganization = RequestOf<EndpointAt<'POST /setup'>>['body'];

/** Creates the first organization and its administrator; the session query then returns their session. */
export function useSetUp() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: FirstOrganization) => request('POST /setup', { body }),
    onSuccess: (session) => queries.setQueryData(sessionKey, session),
  });
}
