import type { EndpointAt, RequestOf } from '@casedoor/contracts';
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../../api/request.ts';

/** Filters of the list of parties. */
export interface PartyFilters {
  q: string;
  status: 'active' | 'archived';
}

/** A party to add. */
export type NewParty = RequestOf<EndpointAt<'POST /parties'>>['body'];
/** Changes to a party. */
export type PartyChanges = RequestOf<EndpointAt<'PATCH /parties/{partyId}'>>['body'];

const lists = ['parties', 'list'] as const;

/** The list of parties, page by page. Keeps the previous answer while filters change. */
export function useParties({ q, status }: PartyFilters) {
  return useInfiniteQuery({
    queryKey: [...lists, { q, status }],
    queryFn: ({ pageParam, signal }) =>
      request('GET /parties', {
        query: { status, ...(q ? { q } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** Adds a party. */
export function useAddParty() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: NewParty) => request('POST /parties', { body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: lists }),
  });
}

/** Changes a party, archives it or restores it. */
export function useChangeParty() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ partyId, changes }: { partyId: string; changes: PartyChanges }) =>
      request('PATCH /parties/{partyId}', { params: { partyId }, body: changes }),
    // Also after a refusal: the list shown is outdated.
    onSettled: () => queries.invalidateQueries({ queryKey: lists }),
  });
}
