import type { RegistrationForDecision } from '@casedoor/contracts';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../../../api/request.ts';

const pendingApprovals = ['registrations', 'pending_approval'] as const;
const one = (registrationId: string) => ['registrations', 'one', registrationId] as const;

/** Registrations pending approval, the oldest first; polls every 30 seconds. */
export function usePendingApprovals() {
  return useInfiniteQuery({
    queryKey: pendingApprovals,
    queryFn: ({ pageParam, signal }) =>
      request('GET /registrations', {
        query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: 30_000,
  });
}

/** One registration in any state: the one that a mail links to. */
export function useRegistration(registrationId: string) {
  return useQuery({
    queryKey: one(registrationId),
    queryFn: ({ signal }) =>
      request('GET /registrations/{registrationId}', { params: { registrationId }, signal }),
  });
}

/** A decision about one or many registrations. */
export type Decision =
  | { kind: 'approve'; reason: string }
  | { kind: 'reject'; reason: string; message: string };

/** Decides about one registration, on the settings that were shown with it. Rejects as `request` does. */
export function decide(
  { id, signupLink }: RegistrationForDecision,
  decision: Decision,
): Promise<RegistrationForDecision> {
  const params = { registrationId: id };
  const reason = decision.reason.trim();
  if (decision.kind === 'approve')
    return request('POST /registrations/{registrationId}/approve', {
      params,
      body: { signupLinkVersion: signupLink.version, ...(reason ? { reason } : {}) },
    });
  const message = decision.message.trim();
  return request('POST /registrations/{registrationId}/reject', {
    params,
    body: { reason, ...(message ? { message } : {}) },
  });
}

/** Invalidates what decisions change: the queue, the links, the users and the cases. */
export function useRereadDecided(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all(
      [['registrations'], ['signup-links'], ['users'], ['cases']].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    );
  };
}
