import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../../../api/request.ts';
import { keepUser, type UserChanges } from './queries.ts';

/** What to correct of a user; null goes back to what they gave. */
export type Corrections = Pick<UserChanges, 'correctedName' | 'correctedPhone'>;

/** Corrects a user's name or telephone number for the organization. */
export function useCorrectUser(membershipId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (corrections: Corrections) =>
      request('PATCH /users/{membershipId}', { params: { membershipId }, body: corrections }),
    // The name stands on nearly every page.
    onSuccess: (user) => {
      void keepUser(queryClient, user);
      void queryClient.invalidateQueries();
    },
  });
}

/** The corrections of a user, newest first. */
export function useCorrections(membershipId: string) {
  return useQuery({
    queryKey: ['audit-events', 'corrections', membershipId],
    queryFn: ({ signal }) =>
      request('GET /audit-events', {
        query: { action: 'user.corrected', subjectId: membershipId, limit: 100 },
        signal,
      }),
  });
}
