import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../../../api/request.ts';

const proposalKey = (membershipId: string) => ['users', 'address-proposal', membershipId] as const;

/** The newest address that was proposed to a user. */
export function useAddressProposal(membershipId: string) {
  return useQuery({
    queryKey: proposalKey(membershipId),
    queryFn: ({ signal }) =>
      request('GET /users/{membershipId}/address-proposal', { params: { membershipId }, signal }),
  });
}

/** Proposes an address. */
export function useProposeAddress(membershipId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (email: string) =>
      request('POST /users/{membershipId}/address-proposal', { params: { membershipId }, body: { email } }),
    onSuccess: (now) => queries.setQueryData(proposalKey(membershipId), now),
  });
}

/** Withdraws the open proposal; where there is none any more, shows what became of it. */
export function useWithdrawProposal(membershipId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => request('DELETE /users/{membershipId}/address-proposal', { params: { membershipId } }),
    onSuccess: (now) => queries.setQueryData(proposalKey(membershipId), now),
    onError: () => queries.invalidateQueries({ queryKey: proposalKey(membershipId) }),
  });
}
