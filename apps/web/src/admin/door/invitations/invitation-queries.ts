import type {
  EndpointAt,
  InvitationBatch,
  InvitationRow,
  InvitationState,
  RequestOf,
} from '@casedoor/contracts';
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { request } from '../../../api/request.ts';
import { rereadLink } from '../signup-links/queries.ts';

type Send = EndpointAt<'POST /signup-links/{signupLinkId}/invitations'>;

/** The settings of a batch, without its recipients. */
export type SendingWords = Omit<RequestOf<Send>['body'], 'recipients'>;

/** Filters of a link's invitations. */
export interface InvitationFilters {
  q?: string;
  state?: InvitationState;
  batchId?: string;
}

const keys = {
  all: (signupLinkId: string) => ['invitations', signupLinkId] as const,
  list: (signupLinkId: string, filters: InvitationFilters) => ['invitations', signupLinkId, filters] as const,
  batch: (signupLinkId: string) => ['invitations', signupLinkId, 'batch'] as const,
};

/** Previews which rows of a list would be mailed. */
export function usePreviewInvitations(signupLinkId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (recipients: InvitationRow[]) =>
      request('POST /signup-links/{signupLinkId}/invitations/preview', {
        params: { signupLinkId },
        body: { recipients },
      }),
    // The link may have closed in the meantime: then the panel must show that.
    onError: () => rereadLink(queryClient, signupLinkId),
  });
}

/** Sends a list to the server to be mailed. */
export function useSendInvitations(signupLinkId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: RequestOf<Send>['body']) =>
      request('POST /signup-links/{signupLinkId}/invitations', { params: { signupLinkId }, body }),
    onSuccess: () => reread(queryClient, signupLinkId),
    onError: () => rereadLink(queryClient, signupLinkId),
  });
}

/**
 * A link's newest batch, and earlier ones that run or have unsent addresses
 * to resume; polls every 1.5 seconds while one runs, else every 30.
 */
export function useBatchesToFollow(signupLinkId: string) {
  return useQuery({
    queryKey: keys.batch(signupLinkId),
    queryFn: async ({ signal }) => {
      const { items } = await request('GET /signup-links/{signupLinkId}/invitation-batches', {
        params: { signupLinkId },
        query: { limit: 5 },
        signal,
      });
      return items.filter((batch, index) => index === 0 || batch.finishedAt === null || keptBack(batch) > 0);
    },
    refetchInterval: ({ state: { data } }) =>
      data?.some(({ finishedAt }) => finishedAt === null) ? 1_500 : 30_000,
  });
}

/** How many addresses of a batch are not sent until an administrator resumes it. */
export function keptBack({ linkClosed, senderMayNot, failed }: InvitationBatch): number {
  return linkClosed + senderMayNot + failed;
}

/** Cancels what a batch has not sent, or resumes what was skipped. */
export function useChangeBatch(signupLinkId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ invitationBatchId, what }: { invitationBatchId: string; what: 'cancel' | 'resume' }) =>
      request(`POST /invitation-batches/{invitationBatchId}/${what}`, { params: { invitationBatchId } }),
    onSettled: () => reread(queryClient, signupLinkId),
    onError: () => rereadLink(queryClient, signupLinkId),
  });
}

/** A link's invitations, newest first; polls every 10 seconds, every 3 while mails are queued. */
export function useInvitations(signupLinkId: string, filters: InvitationFilters) {
  return useInfiniteQuery({
    queryKey: keys.list(signupLinkId, filters),
    queryFn: ({ pageParam, signal }) =>
      request('GET /signup-links/{signupLinkId}/invitations', {
        params: { signupLinkId },
        query: { ...filters, limit: 25, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ items }) => items.some(({ state }) => state === 'queued')) ? 3_000 : 10_000,
  });
}

/** Sends selected invitations again, or revokes them; returns a result for each. */
export function useActOnInvitations(signupLinkId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ what, invitationIds }: { what: 'resend' | 'revoke'; invitationIds: string[] }) =>
      request(`POST /signup-links/{signupLinkId}/invitations/${what}`, {
        params: { signupLinkId },
        body: { invitationIds },
      }),
    onSettled: () => reread(queryClient, signupLinkId),
    onError: () => rereadLink(queryClient, signupLinkId),
  });
}

async function reread(queryClient: ReturnType<typeof useQueryClient>, signupLinkId: string): Promise<void> {
  await Promise.all(
    [
      keys.all(signupLinkId),
      ['signup-links', 'registrations', signupLinkId],
      ['signup-links', 'history', signupLinkId],
    ].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  );
}
