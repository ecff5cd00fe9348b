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

/** What one sending says besides who gets it. */
export type SendingWords = Omit<RequestOf<Send>['body'], 'recipients'>;

/** Which invitations of a link are shown. */
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

/** Asks which rows of a list would be mailed. */
export function usePreviewInvitations(signupLinkId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (recipients: InvitationRow[]) =>
      request('POST /signup-links/{signupLinkId}/invitations/preview', {
        params: { signupLinkId },
        body: { recipients },
      }),
    // The link may have closed meanwhile: then the panel must say so.
    onError: () => rereadLink(queryClient, signupLinkId),
  });
}

/** Hands a list over to be mailed. */
export function useSendInvitations(signupLinkId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: RequestOf<Send>['body']) =>
      request('POST /signup-links/{signupLinkId}/invitations', { params: { signupLinkId }, body }),
    onSuccess: () => reread(queryClient, signupLinkId),
    onError: () => rereadLink(queryClient, signupLinkId),
  });
}

/** The newest sending through a link, and earlier ones that run or were kept back; followed closely while one runs. */
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

/** How many addresses of a sending wait for somebody to go on with it. */
export function keptBack({ linkClosed, senderMayNot, failed }: InvitationBatch): number {
  return linkClosed + senderMayNot + failed;
}

/** Cancels what a batch has not sent, or takes up again what was kept back. */
export function useChangeBatch(signupLinkId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ invitationBatchId, what }: { invitationBatchId: string; what: 'cancel' | 'resume' }) =>
      request(`POST /invitation-batches/{invitationBatchId}/${what}`, { params: { invitationBatchId } }),
    onSettled: () => reread(queryClient, signupLinkId),
    onError: () => rereadLink(queryClient, signupLinkId),
  });
}

/** The invitations of a link, newest first; looks again every ten seconds, sooner while mails are on their way. */
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

/** Sends chosen invitations again, or takes them back; answers for each. */
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
      ['signup-links', 'came', signupLinkId],
      ['signup-links', 'history', signupLinkId],
    ].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  );
}
