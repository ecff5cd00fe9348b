import { useQuery } from '@tanstack/react-query';
import { request } from '../../../api/request.ts';

/** A user's arrivals, newest first. */
export function useUserArrivals(membershipId: string) {
  return useQuery({
    queryKey: ['arrivals', 'user', membershipId],
    queryFn: ({ signal }) =>
      request('GET /users/{membershipId}/arrivals', { params: { membershipId }, signal }),
  });
}

/** The arrival that a case was opened with. */
export function useCaseArrival(caseId: string) {
  return useQuery({
    queryKey: ['arrivals', 'case', caseId],
    queryFn: ({ signal }) => request('GET /cases/{caseId}/arrival', { params: { caseId }, signal }),
  });
}
