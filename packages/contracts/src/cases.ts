import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import {
  at,
  caseRole,
  caseStatus,
  csvText,
  cursor,
  id,
  limit,
  locale,
  memberRole,
  page,
  searchText,
  text,
  version,
} from './fields.ts';

/** A person's place in a case. */
export const caseParticipant = z.object({
  membershipId: id,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string().nullable().meta({ description: 'Null for callers who are clients.' }),
  memberRole,
  caseRole,
});

/** One line of the list of cases. */
export const caseSummary = z
  .object({
    id,
    version,
    reference: z
      .string()
      .meta({ description: 'Short, unambiguous, unique in the organization.', example: 'K7M2-4QXD' }),
    title: z.string(),
    type: z.string().nullable(),
    status: caseStatus,
    openedAt: at,
    participants: z.array(caseParticipant),
    signupLink: z
      .object({ id, title: z.string() })
      .nullable()
      .meta({ description: 'The link that opened it; null for callers who are clients.' }),
  })
  .meta({ id: 'Case' });
export type CaseSummary = z.infer<typeof caseSummary>;

/** One case with what happened to it, newest first. */
export const caseDetail = caseSummary
  .extend({
    timeline: z.array(
      z.object({
        id,
        at,
        action: z
          .enum(['opened', 'opened_by_signup', 'changed', 'participant_added', 'participant_removed'])
          .meta({ description: 'What happened.' }),
        by: z.string().nullable().meta({ description: 'Name of who did it; null for the system.' }),
        details: z
          .record(z.string(), z.string())
          .meta({ description: 'Changed fields or the participant’s name.' }),
      }),
    ),
  })
  .meta({ id: 'CaseDetail' });
export type CaseDetail = z.infer<typeof caseDetail>;

const caseParams = z.strictObject({ caseId: id });
const workers = ['admin', 'manager', 'staff'] as const;
const everyone = ['admin', 'manager', 'staff', 'client'] as const;

const caseFilters = {
  q: searchText.meta({ description: 'In reference and title.' }),
  status: caseStatus.optional(),
};

export const listCases = defineEndpoint({
  id: 'listCases',
  method: 'GET',
  path: '/cases',
  tag: 'Cases',
  summary: 'The cases, newest first; a client sees only their own.',
  access: everyone,
  query: z.strictObject({
    ...caseFilters,
    limit,
    cursor,
  }),
  status: 200,
  response: page(caseSummary),
  problems: [],
});

export const exportCases = defineEndpoint({
  id: 'exportCases',
  method: 'GET',
  path: '/cases/export',
  tag: 'Cases',
  summary: 'The cases as a CSV file, newest first, a line for each person who takes part.',
  description: 'Every case that the filters leave, however many. The download is kept in the history.',
  access: ['admin', 'manager'],
  query: z.strictObject({
    ...caseFilters,
    locale: locale.optional().meta({ description: 'Language of the file; the caller’s unless told.' }),
  }),
  status: 200,
  file: 'text/csv',
  response: csvText,
  problems: [],
});

export const openCase = defineEndpoint({
  id: 'openCase',
  method: 'POST',
  path: '/cases',
  tag: 'Cases',
  summary: 'Opens a case.',
  access: workers,
  body: z.strictObject({
    title: text(200),
    type: text(100).nullable().optional(),
    participants: z
      .array(z.strictObject({ membershipId: id, caseRole }))
      .max(50)
      .optional(),
  }),
  status: 201,
  response: caseDetail,
  problems: ['user_not_found', 'case_participant_exists'],
});

export const getCase = defineEndpoint({
  id: 'getCase',
  method: 'GET',
  path: '/cases/{caseId}',
  tag: 'Cases',
  summary: 'One case.',
  access: everyone,
  params: caseParams,
  status: 200,
  response: caseDetail,
  problems: ['case_not_found'],
});

export const changeCase = defineEndpoint({
  id: 'changeCase',
  method: 'PATCH',
  path: '/cases/{caseId}',
  tag: 'Cases',
  summary: 'Changes title, type or status.',
  access: workers,
  params: caseParams,
  body: z.strictObject({
    version,
    title: text(200).optional(),
    type: text(100).nullable().optional(),
    status: caseStatus.optional(),
  }),
  status: 200,
  response: caseDetail,
  problems: ['case_not_found', 'case_changed'],
});

export const addCaseParticipant = defineEndpoint({
  id: 'addCaseParticipant',
  method: 'POST',
  path: '/cases/{caseId}/participants',
  tag: 'Cases',
  summary: 'Gives a user a place in the case.',
  access: workers,
  params: caseParams,
  body: z.strictObject({ membershipId: id, caseRole }),
  status: 201,
  response: caseDetail,
  problems: ['case_not_found', 'user_not_found', 'case_participant_exists'],
});

export const removeCaseParticipant = defineEndpoint({
  id: 'removeCaseParticipant',
  method: 'DELETE',
  path: '/cases/{caseId}/participants/{membershipId}',
  tag: 'Cases',
  summary: 'Takes a user’s place in the case away.',
  access: workers,
  params: z.strictObject({ caseId: id, membershipId: id }),
  status: 200,
  response: caseDetail,
  problems: ['case_not_found', 'case_participant_not_found'],
});
