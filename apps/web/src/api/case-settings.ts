import type { CaseType, CustomCaseRole, EndpointAt, RequestOf } from '@casedoor/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from './request.ts';

const keys = { types: ['case-types'] as const, roles: ['case-roles'] as const };

/** The organization's case types in its order, including retired ones. */
export function useCaseTypes() {
  return useQuery({
    queryKey: keys.types,
    queryFn: ({ signal }) => request('GET /case-types', { signal }),
    select: ({ items }): CaseType[] => items,
  });
}

/** The organization's custom case roles by name, including retired ones; only the team may read them. */
export function useCaseRoles(enabled = true) {
  return useQuery({
    queryKey: keys.roles,
    queryFn: ({ signal }) => request('GET /case-roles', { signal }),
    select: ({ items }): CustomCaseRole[] => items,
    enabled,
  });
}

type CaseTypeChange = RequestOf<EndpointAt<'PATCH /case-types/{caseTypeId}'>>['body'];
type CaseRoleChange = RequestOf<EndpointAt<'PATCH /case-roles/{customCaseRoleId}'>>['body'];
type NewCaseRole = RequestOf<EndpointAt<'POST /case-roles'>>['body'];

/** Adds a case type. */
export function useCreateCaseType() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => request('POST /case-types', { body: { name } }),
    onSuccess: (now) => queries.setQueryData(keys.types, now),
  });
}

/** Renames, moves, retires or restores a case type. */
export function useChangeCaseType() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: CaseTypeChange & { id: string }) =>
      request('PATCH /case-types/{caseTypeId}', { params: { caseTypeId: id }, body }),
    onSuccess: (now) => {
      queries.setQueryData(keys.types, now);
      // Cases and links show the type's name.
      void queries.invalidateQueries({ queryKey: ['cases'] });
      void queries.invalidateQueries({ queryKey: ['signup-links'] });
    },
  });
}

/** Adds a case role. */
export function useCreateCaseRole() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: NewCaseRole) => request('POST /case-roles', { body }),
    onSuccess: (now) => queries.setQueryData(keys.roles, now),
  });
}

/** Renames a case role, changes its rights, retires or restores it. */
export function useChangeCaseRole() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: CaseRoleChange & { id: string }) =>
      request('PATCH /case-roles/{customCaseRoleId}', { params: { customCaseRoleId: id }, body }),
    onSuccess: (now) => {
      queries.setQueryData(keys.roles, now);
      void queries.invalidateQueries({ queryKey: ['cases'] });
      void queries.invalidateQueries({ queryKey: ['signup-links'] });
    },
  });
}

/** Removes a case role that nothing uses. */
export function useRemoveCaseRole() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (customCaseRoleId: string) =>
      request('DELETE /case-roles/{customCaseRoleId}', { params: { customCaseRoleId } }),
    onSuccess: (now) => queries.setQueryData(keys.roles, now),
  });
}
