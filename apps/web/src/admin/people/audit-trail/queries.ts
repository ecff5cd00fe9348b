import { fullName } from '@casedoor/contracts/person-name';
import type { EndpointAt, RequestOf } from '@casedoor/contracts';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { request } from '../../../api/request.ts';

/** Filters of the audit trail. */
export type AuditFilters = Omit<
  NonNullable<RequestOf<EndpointAt<'GET /audit-events'>>['query']>,
  'limit' | 'cursor' | 'subjectId'
>;

/** The organization's audit events, page by page, newest first. */
export function useAuditEvents(filters: AuditFilters) {
  return useInfiniteQuery({
    queryKey: ['audit-events', filters],
    queryFn: ({ pageParam, signal }) =>
      request('GET /audit-events', {
        query: { ...filters, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** Returns the name of the member that the trail is filtered by; null while unknown. */
export function useMemberName(membershipId: string | null): string | null {
  const { data } = useQuery({
    queryKey: ['users', 'name', membershipId],
    queryFn: ({ signal }) =>
      request('GET /users/{membershipId}', { params: { membershipId: membershipId ?? '' }, signal }),
    enabled: membershipId !== null,
  });
  return data ? fullName(data) : null;
}
