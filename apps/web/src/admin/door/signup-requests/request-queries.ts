import type { SignupLink, SignupRequest } from '@casedoor/contracts';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { isProblem } from '../../../api/problem-message.ts';
import { request } from '../../../api/request.ts';

const openRequests = ['signup-requests', 'open'] as const;
const openLinks = ['signup-links', 'open'] as const;

/** Unanswered sign-up requests, newest first; polls every 30 seconds. */
export function useOpenRequests() {
  return useInfiniteQuery({
    queryKey: openRequests,
    queryFn: ({ pageParam, signal }) =>
      request('GET /signup-requests', {
        query: { state: 'open', limit: 50, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: 30_000,
  });
}

/** The open links, newest first. */
export function useOpenLinks() {
  return useQuery({
    queryKey: openLinks,
    queryFn: async ({ signal }) => {
      const links: SignupLink[] = [];
      for (let cursor: string | null = null; ;) {
        const page: { items: SignupLink[]; nextCursor: string | null } = await request('GET /signup-links', {
          query: { ended: 'false', limit: 100, ...(cursor ? { cursor } : {}) },
          signal,
        });
        links.push(...page.items.filter(({ state }) => state === 'open'));
        cursor = page.nextCursor;
        if (cursor === null) return links;
      }
    },
    staleTime: 0,
  });
}

/** Answers a request with an invitation through a link. */
export function useInviteRequest() {
  const requests = useAnswered();
  return useMutation({
    mutationFn: ({ id, signupLinkId }: { id: string; signupLinkId: string }) =>
      request('POST /signup-requests/{signupRequestId}/invite', {
        params: { signupRequestId: id },
        body: { signupLinkId },
      }),
    ...requests,
  });
}

/** Closes a request without an invitation. */
export function useDismissRequest() {
  const requests = useAnswered();
  return useMutation({
    mutationFn: ({ id }: SignupRequest) =>
      request('POST /signup-requests/{signupRequestId}/dismiss', { params: { signupRequestId: id } }),
    ...requests,
  });
}

/** Invalidates the queue after our answer, or when another administrator has answered first. */
function useAnswered() {
  const queries = useQueryClient();
  const reread = () => queries.invalidateQueries({ queryKey: openRequests });
  return {
    onSuccess: async () => {
      await Promise.all([reread(), queries.invalidateQueries({ queryKey: ['signup-links'] })]);
    },
    onError: (error: unknown) => {
      if (isProblem(error, 'signup_request_answered')) void reread();
      // A link may have closed since the dialog listed it.
      void queries.invalidateQueries({ queryKey: openLinks });
    },
  };
}
