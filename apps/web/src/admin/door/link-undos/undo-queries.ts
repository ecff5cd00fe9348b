import type { LinkUndo } from '@casedoor/contracts';
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import { request } from '../../../api/request.ts';

/** Who is meant by an undo. */
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

/** What an undo would do, page after page; nothing while there is no range. */
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
    // What is confirmed was counted now, not at an earlier opening.
    gcTime: 0,
  });
}

/** What was undone of a link, newest first. */
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

/** The people and cases of an undo: all, or only what could not be given back. */
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

/** Undoes what came through a link in a range. */
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

/** Takes an undo back. */
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
