import type { LinkUndo } from '@casedoor/contracts';
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import { request } from '../../../api/request.ts';

/** The people whom an undo affects. */
export interface UndoRange {
  since: string;
  /** Null: until now. */
  until: string | null;
  leaveInvited: boolean;
}

const keys = {
  preview: ['signup-links', 'undo-preview'] as const,
  undos: (signupLinkId: string) => ['signup-links', 'undos', signupLinkId] as const,
  entries: (undoId: string) => ['signup-links', 'undo-entries', undoId] as const,
};

/** Previews an undo, page by page; disabled while there is no range. */
export function useUndoPreview(signupLinkId: string, range: UndoRange | null, left: boolean) {
  return useInfiniteQuery({
    queryKey: [...keys.preview, signupLinkId, range, left],
    queryFn: ({ pageParam, signal }) =>
      request('GET /signup-links/{signupLinkId}/undos/preview', {
        params: { signupLinkId },
        query: {
          since: range?.since ?? '',
          ...(range?.until ? { until: range.until } : {}),
          leaveInvited: String(range?.leaveInvited ?? false),
          left: String(left),
          limit: 10,
          ...(pageParam ? { cursor: pageParam } : {}),
        },
        signal,
      }),
    enabled: range !== null,
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    // Not cached: the person confirms numbers counted now, not at an earlier opening.
    gcTime: 0,
  });
}

/** The undos of a link, newest first. */
export function useLinkUndos(signupLinkId: string) {
  return useInfiniteQuery({
    queryKey: keys.undos(signupLinkId),
    queryFn: ({ pageParam, signal }) =>
      request('GET /signup-links/{signupLinkId}/undos', {
        params: { signupLinkId },
        query: { limit: 5, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** The people and cases of an undo: all, or only those that could not be restored. */
export function useUndoEntries(signupLinkId: string, undo: LinkUndo, notRestored: boolean) {
  return useInfiniteQuery({
    queryKey: [...keys.entries(undo.id), notRestored],
    queryFn: ({ pageParam, signal }) =>
      request('GET /signup-links/{signupLinkId}/undos/{undoId}/entries', {
        params: { signupLinkId, undoId: undo.id },
        query: { notRestored: String(notRestored), limit: 10, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** Undoes the registrations of a link in a range of time. */
export function useUndoLink(signupLinkId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ range, reason }: { range: UndoRange; reason: string }) =>
      request('POST /signup-links/{signupLinkId}/undos', {
        params: { signupLinkId },
        body: {
          since: range.since,
          leaveInvited: range.leaveInvited,
          ...(range.until ? { until: range.until } : {}),
          ...(reason.trim() ? { reason: reason.trim() } : {}),
        },
      }),
    onSettled: () => rereadPeopleAndCases(queryClient),
  });
}

/** Restores what an undo disabled and archived. */
export function useRestoreUndo(signupLinkId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (undoId: string) =>
      request('POST /signup-links/{signupLinkId}/undos/{undoId}/restore', {
        params: { signupLinkId, undoId },
      }),
    onSettled: () => rereadPeopleAndCases(queryClient),
  });
}

function rereadPeopleAndCases(queryClient: QueryClient) {
  return Promise.all(
    ['signup-links', 'users', 'cases'].map((name) => queryClient.invalidateQueries({ queryKey: [name] })),
  );
}
