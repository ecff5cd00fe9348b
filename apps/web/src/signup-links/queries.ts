import type { EndpointAt, RequestOf, SignupLink } from '@casedoor/contracts';
import {
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import { request } from '../api/request.ts';

/** The people and words of one sending of a link. */
export type Invitations = RequestOf<EndpointAt<'POST /signup-links/{signupLinkId}/invitations'>>['body'];

const keys = {
  lists: ['signup-links', 'list'] as const,
  list: (q: string, ended: boolean) => ['signup-links', 'list', q, ended] as const,
  link: (signupLinkId: string) => ['signup-links', 'link', signupLinkId] as const,
  default: ['signup-links', 'default'] as const,
  came: (signupLinkId: string) => ['signup-links', 'came', signupLinkId] as const,
  history: (signupLinkId: string) => ['signup-links', 'history', signupLinkId] as const,
};

/** The query of the Add user dialog's link. */
export const defaultLinkQuery = queryOptions({
  queryKey: keys.default,
  queryFn: ({ signal }) => request('GET /signup-links/default', { signal }),
});

/** One link's query. */
export function linkQuery(signupLinkId: string) {
  return queryOptions({
    queryKey: keys.link(signupLinkId),
    queryFn: ({ signal }) => readLink(signupLinkId, signal),
  });
}

/** Reads one link as it is now. */
export function readLink(signupLinkId: string, signal?: AbortSignal): Promise<SignupLink> {
  return request('GET /signup-links/{signupLinkId}', {
    params: { signupLinkId },
    ...(signal ? { signal } : {}),
  });
}

/** The organization's links, page after page: the current ones, or those that have ended. */
export function useSignupLinks(q: string, ended: boolean) {
  return useInfiniteQuery({
    queryKey: keys.list(q, ended),
    queryFn: ({ pageParam, signal }) =>
      request('GET /signup-links', {
        query: { ended: String(ended), ...(q ? { q } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** Keeps what the API answered about a link wherever the link is shown. */
export function keepLink(queryClient: QueryClient, link: SignupLink): void {
  queryClient.setQueryData(keys.link(link.id), link);
  queryClient.setQueryData<SignupLink>(keys.default, (before) => (before?.id === link.id ? link : before));
  void queryClient.invalidateQueries({ queryKey: keys.lists });
  void queryClient.invalidateQueries({ queryKey: keys.history(link.id) });
}

/** The newest reading of a link that is known here. */
export function newestLink(queryClient: QueryClient, link: SignupLink): SignupLink {
  const known = [
    queryClient.getQueryData<SignupLink>(keys.link(link.id)),
    queryClient.getQueryData<SignupLink>(keys.default),
  ];
  return known.reduce<SignupLink>(
    (newest, other) => (other?.id === link.id && other.version > newest.version ? other : newest),
    link,
  );
}

/** Reads a link again wherever it is shown. */
export function rereadLink(queryClient: QueryClient, signupLinkId: string): void {
  void queryClient.invalidateQueries({ queryKey: keys.link(signupLinkId) });
  void queryClient.invalidateQueries({ queryKey: keys.default });
}

/** Creates a further link, switched off. */
export function useCreateSignupLink() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (title: string) => request('POST /signup-links', { body: { title } }),
    onSuccess: (link) => keepLink(queryClient, link),
  });
}

/** Gives a link a new URL: answers its successor. */
export function useReplaceSignupLink() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: SignupLink) =>
      request('POST /signup-links/{signupLinkId}/replace', {
        params: { signupLinkId: id },
        body: { version },
      }),
    onSuccess: async (successor, replaced) => {
      keepLink(queryClient, successor);
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: keys.link(replaced.id) }),
        queryClient.invalidateQueries({ queryKey: keys.default }),
      ]);
    },
    onError: (_, { id }) => rereadLink(queryClient, id),
  });
}

/** Ends a link for good. */
export function useRevokeSignupLink() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: SignupLink) =>
      request('POST /signup-links/{signupLinkId}/revoke', {
        params: { signupLinkId: id },
        body: { version },
      }),
    onSuccess: async (link) => {
      keepLink(queryClient, link);
      await queryClient.invalidateQueries({ queryKey: keys.default });
    },
    onError: (_, { id }) => rereadLink(queryClient, id),
  });
}

/** Mails a link to people; answers per address. */
export function useSendInvitations(signupLinkId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Invitations) =>
      request('POST /signup-links/{signupLinkId}/invitations', { params: { signupLinkId }, body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.came(signupLinkId) }),
    // The link may have closed meanwhile: then the panel must say so.
    onError: () => rereadLink(queryClient, signupLinkId),
  });
}

/** Who came through a link, newest first; looks again every fifteen seconds while it is shown. */
export function useWhoCame(signupLinkId: string) {
  return useInfiniteQuery({
    queryKey: keys.came(signupLinkId),
    queryFn: ({ pageParam, signal }) =>
      request('GET /signup-links/{signupLinkId}/registrations', {
        params: { signupLinkId },
        query: { limit: 10, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: 15_000,
  });
}

/** What happened to a link, newest first. */
export function useLinkHistory(signupLinkId: string) {
  return useInfiniteQuery({
    queryKey: keys.history(signupLinkId),
    queryFn: ({ pageParam, signal }) =>
      request('GET /audit-events', {
        query: { subjectId: signupLinkId, limit: 10, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}
