import type { EndpointAt, RequestOf } from '@casedoor/contracts';
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../../api/request.ts';

/** What the list of parties is narrowed to. */
export interface PartyFilters {
  q: string;
  status: 'active' | 'archived';
}

/** A party to add. */
export type NewParty = RequestOf<EndpointAt<'POST /parties'>>['body'];
/** What may be changed of a party. */
export type PartyChanges = RequestOf<EndpointAt<'PATCH /parties/{partyId}'>>['body'];

const lists = ['parties', 'list'] as const;

/** The list of parties, page after page. While filters change, the former answer stays. */
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

/** Changes a party, takes it off the list or puts it back. */
export function useChangeParty() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ partyId, changes }: { partyId: string; changes: PartyChanges }) =>
      request('PATCH /parties/{partyId}', { params: { partyId }, body: changes }),
    // Also after a refusal: what the list shows is not what is there.
    onSettled: () => queries.invalidateQueries({ queryKey: lists }),
  });
}
