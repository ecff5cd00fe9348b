import { useQuery } from '@tanstack/react-query';
import { request } from '../../../api/request.ts';

/** Which of the person's memberships have a receipt. */
export function useReceipts() {
  return useQuery({
    queryKey: ['profile', 'receipts'],
    queryFn: ({ signal }) => request('GET /profile/receipts', { signal }),
  });
}

/** The receipt of one of the person's memberships. It never changes. */
export function useReceipt(membershipId: string) {
  return useQuery({
    queryKey: ['profile', 'receipts', membershipId],
    queryFn: ({ signal }) =>
      request('GET /profile/receipts/{membershipId}', { params: { membershipId }, signal }),
    staleTime: Infinity,
  });
}
