import type { EndpointAt, RequestOf, User, UserDetail } from '@casedoor/contracts';
import {
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import { request } from '../../../api/request.ts';

type Query = RequestOf<EndpointAt<'GET /users'>>['query'];
/** Filters and order of the Users list. */
export type UserFilters = Omit<Query, 'limit' | 'cursor'>;
/** A user to add. */
export type NewUser = RequestOf<EndpointAt<'POST /users'>>['body'];
/** Changes to a user. */
export type UserChanges = RequestOf<EndpointAt<'PATCH /users/{membershipId}'>>['body'];

const keys = {
  lists: ['users', 'list'] as const,
  list: (filters: UserFilters) => ['users', 'list', filters] as const,
  user: (membershipId: string) => ['users', 'user', membershipId] as const,
};

/** The Users list, page by page. Keeps the previous answer while filters change. */
export function useUsers(filters: UserFilters) {
  return useInfiniteQuery({
    queryKey: keys.list(filters),
    queryFn: ({ pageParam, signal }) =>
      request('GET /users', { query: { ...filters, ...(pageParam ? { cursor: pageParam } : {}) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** Query of one user. */
export function userQuery(membershipId: string) {
  return queryOptions({
    queryKey: keys.user(membershipId),
    queryFn: ({ signal }) => request('GET /users/{membershipId}', { params: { membershipId }, signal }),
  });
}

/** Adds a user, whom the API mails a personal link. */
export function useCreateUser() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: NewUser) => request('POST /users', { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.lists }),
  });
}

/** Changes role or tag ID; disables or enables. */
export function useChangeUser() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ membershipId, changes }: { membershipId: string; changes: UserChanges }) =>
      request('PATCH /users/{membershipId}', { params: { membershipId }, body: changes }),
    onSuccess: (user) => keepUser(queryClient, user),
  });
}

/** Mails an invited user a new personal link. */
export function useResendInvitation() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (membershipId: string) =>
      request('POST /users/{membershipId}/invitation', { params: { membershipId } }),
    onSuccess: (user) => keepUser(queryClient, user),
  });
}

/** Keeps what the API answered about a user, and reads the lists again. */
export function keepUser(queryClient: QueryClient, user: User): Promise<void> {
  queryClient.setQueryData<UserDetail>(keys.user(user.id), (before) =>
    before ? { ...before, ...user } : before,
  );
  return queryClient.invalidateQueries({ queryKey: keys.lists });
}
