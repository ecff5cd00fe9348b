import { fullName } from '@casedoor/contracts/person-name';
import type { CaseDetail, CaseStatus, User } from '@casedoor/contracts';
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { request } from '../../../api/request.ts';
import { type GivenRole, roleBody } from './case-role-select.tsx';

/** Filters of the list of cases. */
export interface CaseFilter {
  readonly q: string;
  readonly status: CaseStatus | null;
}

/** A person selected as participant of a case. */
export interface ChosenParticipant extends GivenRole {
  readonly membershipId: string;
  readonly name: string;
}

const caseKey = (caseId: string) => ['cases', 'one', caseId] as const;

/** Returns a person's full name. */
export function nameOf(person: { firstName: string; lastName: string }): string {
  return fullName(person);
}

/** The cases that match the filter, page by page, newest first. */
export function useCases(filter: CaseFilter) {
  return useInfiniteQuery({
    queryKey: ['cases', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      request('GET /cases', {
        query: {
          ...(filter.q ? { q: filter.q } : {}),
          ...(filter.status ? { status: filter.status } : {}),
          ...(pageParam ? { cursor: pageParam } : {}),
        },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** One case with its participants and timeline. */
export function useCase(caseId: string) {
  return useQuery({
    queryKey: caseKey(caseId),
    queryFn: ({ signal }) => request('GET /cases/{caseId}', { params: { caseId }, signal }),
  });
}

/** Up to 20 users whose name, e-mail or tag ID contains the text; the newest users for an empty text. */
export function useUserSearch(q: string) {
  return useQuery({
    queryKey: ['users', 'search', q],
    queryFn: ({ signal }) => request('GET /users', { query: { ...(q ? { q } : {}), limit: 20 }, signal }),
    select: (answer): User[] => answer.items,
    placeholderData: keepPreviousData,
  });
}

/** Opens a case. */
export function useOpenCase() {
  const changed = useCaseChanged();
  return useMutation({
    mutationFn: (fields: {
      title: string;
      type: string | null;
      participants: readonly ChosenParticipant[];
    }) =>
      request('POST /cases', {
        body: {
          title: fields.title,
          type: fields.type,
          participants: fields.participants.map(({ membershipId, ...role }) => ({
            membershipId,
            ...roleBody(role),
          })),
        },
      }),
    onSuccess: changed,
  });
}

/** Changes title, type, status or appointment, based on the version that the person read. */
export function useChangeCase(caseId: string) {
  const changed = useCaseChanged();
  return useMutation({
    mutationFn: (change: {
      version: number;
      title?: string;
      type?: string | null;
      status?: CaseStatus;
      appointmentAt?: string | null;
    }) => request('PATCH /cases/{caseId}', { params: { caseId }, body: change }),
    onSuccess: changed,
  });
}

/** Clears the hold of a case, or keeps it. */
export function useDecideHold(caseId: string) {
  const changed = useCaseChanged();
  return useMutation({
    mutationFn: (body: { decision: 'keep' | 'clear'; note: string }) =>
      request('POST /cases/{caseId}/hold', { params: { caseId }, body }),
    onSuccess: changed,
  });
}

/** Adds a user to the case as a participant. */
export function useAddParticipant(caseId: string) {
  const changed = useCaseChanged();
  return useMutation({
    mutationFn: ({ membershipId, ...role }: GivenRole & { membershipId: string }) =>
      request('POST /cases/{caseId}/participants', {
        params: { caseId },
        body: { membershipId, ...roleBody(role) },
      }),
    onSuccess: changed,
  });
}

/** Adds a note to the case's timeline. */
export function useAddNote(caseId: string) {
  const changed = useCaseChanged();
  return useMutation({
    mutationFn: (text: string) =>
      request('POST /cases/{caseId}/notes', { params: { caseId }, body: { text } }),
    onSuccess: changed,
  });
}

/** Removes a participant from the case. */
export function useRemoveParticipant(caseId: string) {
  const changed = useCaseChanged();
  return useMutation({
    mutationFn: (membershipId: string) =>
      request('DELETE /cases/{caseId}/participants/{membershipId}', { params: { caseId, membershipId } }),
    onSuccess: changed,
  });
}

function useCaseChanged() {
  const queries = useQueryClient();
  return (now: CaseDetail) => {
    queries.setQueryData(caseKey(now.id), now);
    void queries.invalidateQueries({ queryKey: ['cases', 'list'] });
    // A user's page lists their cases.
    void queries.invalidateQueries({ queryKey: ['users', 'one'] });
  };
}
