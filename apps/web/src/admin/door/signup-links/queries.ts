import type { EndpointAt, RequestOf, SignupLink } from '@casedoor/contracts';
import {
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import { useRef } from 'react';
import { request } from '../../../api/request.ts';
import { pauseOf } from '../../../api/refetch-interval.ts';

/** Filters and order of the list of links. */
export type LinkFilters = Pick<
  NonNullable<RequestOf<EndpointAt<'GET /signup-links'>>['query']>,
  'q' | 'state' | 'sort'
> & { ended: boolean };

const keys = {
  lists: ['signup-links', 'list'] as const,
  list: (filters: LinkFilters) => ['signup-links', 'list', filters] as const,
  caseStaff: (signupLinkId: string) => ['signup-links', 'case-staff', signupLinkId] as const,
  former: (signupLinkId: string) => ['signup-links', 'former', signupLinkId] as const,
  link: (signupLinkId: string) => ['signup-links', 'link', signupLinkId] as const,
  default: ['signup-links', 'default'] as const,
  registrations: (signupLinkId: string) => ['signup-links', 'registrations', signupLinkId] as const,
  funnel: (signupLinkId: string) => ['signup-links', 'funnel', signupLinkId] as const,
  history: (signupLinkId: string) => ['signup-links', 'history', signupLinkId] as const,
};

/** Query of the Add user dialog's default link. */
export const defaultLinkQuery = queryOptions({
  queryKey: keys.default,
  queryFn: ({ signal }) => request('GET /signup-links/default', { signal }),
});

/** The staff who can get the link's cases, and whose turn it is; refetched after each saved choice. */
export function useCaseStaff(signupLinkId: string, choice: readonly string[]) {
  return useQuery({
    queryKey: [...keys.caseStaff(signupLinkId), choice],
    queryFn: ({ signal }) =>
      request('GET /signup-links/{signupLinkId}/case-staff', { params: { signupLinkId }, signal }),
    select: ({ items }) => items,
    placeholderData: keepPreviousData,
  });
}

/** Query of one link. */
export function linkQuery(signupLinkId: string) {
  return queryOptions({
    queryKey: keys.link(signupLinkId),
    queryFn: ({ signal }) => readLink(signupLinkId, signal),
  });
}

/** Fetches one link. */
export function readLink(signupLinkId: string, signal?: AbortSignal): Promise<SignupLink> {
  return request('GET /signup-links/{signupLinkId}', {
    params: { signupLinkId },
    ...(signal ? { signal } : {}),
  });
}

/** The organization's links, page by page: the current ones, or the ended ones. */
export function useSignupLinks({ ended, ...filters }: LinkFilters) {
  return useInfiniteQuery({
    queryKey: keys.list({ ended, ...filters }),
    queryFn: ({ pageParam, signal }) =>
      request('GET /signup-links', {
        query: { ended: String(ended), ...filters, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** Writes the API's answer into the cache, wherever the link is shown. */
export function keepLink(queryClient: QueryClient, link: SignupLink): void {
  queryClient.setQueryData(keys.link(link.id), link);
  queryClient.setQueryData<SignupLink>(keys.default, (before) => (before?.id === link.id ? link : before));
  void queryClient.invalidateQueries({ queryKey: keys.lists });
  void queryClient.invalidateQueries({ queryKey: keys.history(link.id) });
}

/** Returns the newest version of a link in the cache. */
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

/** Invalidates a link wherever it is shown. */
export function rereadLink(queryClient: QueryClient, signupLinkId: string): void {
  void queryClient.invalidateQueries({ queryKey: keys.link(signupLinkId) });
  void queryClient.invalidateQueries({ queryKey: keys.default });
}

/** Creates another link, switched off. */
export function useCreateSignupLink() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (title: string) => request('POST /signup-links', { body: { title } }),
    onSuccess: (link) => keepLink(queryClient, link),
  });
}

/** Creates a link with another one's settings. */
export function useDuplicateSignupLink() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, title }: { id: string; title: string }) =>
      request('POST /signup-links/{signupLinkId}/duplicate', {
        params: { signupLinkId: id },
        body: { title },
      }),
    onSuccess: (link) => keepLink(queryClient, link),
  });
}

/** The link's former URLs that are in their grace; polls every 15 seconds. */
export function useFormerUrls(signupLinkId: string) {
  return useInfiniteQuery({
    queryKey: keys.former(signupLinkId),
    queryFn: ({ pageParam, signal }) =>
      request('GET /signup-links/{signupLinkId}/former-urls', {
        params: { signupLinkId },
        query: { limit: 10, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: 15_000,
  });
}

/** Stops a former URL before its grace ends. */
export function useEndGrace() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ replacedId, reason }: { replacedId: string; reason: string }) =>
      request('POST /signup-links/{signupLinkId}/end-grace', {
        params: { signupLinkId: replacedId },
        body: reasonGiven(reason),
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['signup-links'] }),
  });
}

function reasonGiven(reason: string): { reason?: string } {
  return reason.trim() ? { reason: reason.trim() } : {};
}

/** Gives a link a new URL: returns its successor. */
export function useReplaceSignupLink() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ link, graceDays, reason }: { link: SignupLink; graceDays: number; reason: string }) =>
      request('POST /signup-links/{signupLinkId}/replace', {
        params: { signupLinkId: link.id },
        body: { version: link.version, graceDays, ...reasonGiven(reason) },
      }),
    onSuccess: async (successor, { link: replaced }) => {
      keepLink(queryClient, successor);
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: keys.link(replaced.id) }),
        queryClient.invalidateQueries({ queryKey: keys.default }),
      ]);
    },
    onError: (_, { link }) => rereadLink(queryClient, link.id),
  });
}

/** Revokes a link. */
export function useRevokeSignupLink() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ link, reason }: { link: SignupLink; reason: string }) =>
      request('POST /signup-links/{signupLinkId}/revoke', {
        params: { signupLinkId: link.id },
        body: { version: link.version, ...reasonGiven(reason) },
      }),
    onSuccess: async (link) => {
      keepLink(queryClient, link);
      await queryClient.invalidateQueries({ queryKey: keys.default });
    },
    onError: (_, { link }) => rereadLink(queryClient, link.id),
  });
}

/**
 * A link's registrations, newest first; polls while the tab is visible, with a short interval while something changes.
 */
export function useLinkRegistrations(signupLinkId: string) {
  const moved = useRef({ data: undefined as unknown, at: 0 });
  return useInfiniteQuery({
    queryKey: keys.registrations(signupLinkId),
    queryFn: ({ pageParam, signal }) =>
      request('GET /signup-links/{signupLinkId}/registrations', {
        params: { signupLinkId },
        query: { limit: 10, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    // Refetch at once when the tab gets the focus again.
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => {
      if (moved.current.data !== data) moved.current = { data, at: Date.now() };
      return pauseOf(data?.pages.length ?? 1, Date.now() - moved.current.at);
    },
  });
}

/** A link's audit events, newest first. */
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

/** A link's funnel from a day on; null: all days. Polls every 30 seconds while the tab is visible. */
export function useFunnel(signupLinkId: string, from: string | null) {
  return useQuery({
    queryKey: [...keys.funnel(signupLinkId), from],
    queryFn: ({ signal }) =>
      request('GET /signup-links/{signupLinkId}/funnel', {
        params: { signupLinkId },
        query: from === null ? {} : { from },
        signal,
      }),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });
}

/** Invalidates what changes when somebody signs up through a link or reaches another step. */
export function rereadArrivals(queryClient: QueryClient, signupLinkId: string): void {
  void queryClient.invalidateQueries({ queryKey: keys.funnel(signupLinkId) });
  void queryClient.invalidateQueries({ queryKey: keys.former(signupLinkId) });
  rereadLink(queryClient, signupLinkId);
}

/** Mails the signed-in administrator a rehearsal of a link. */
export function useRehearse(signupLinkId: string) {
  return useMutation({
    mutationFn: (locale: 'en' | 'fr') =>
      request('POST /signup-links/{signupLinkId}/rehearsals', { params: { signupLinkId }, body: { locale } }),
  });
}
