import { z } from 'zod';
import { caseTypeName } from './case-settings.ts';
import { defineEndpoint } from './endpoint.ts';
import {
  at,
  caseRole,
  caseStatus,
  csvText,
  cursor,
  id,
  limit,
  lines,
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
  caseRole: caseRole.meta({ description: 'The case role, or which built-in one the custom role counts as.' }),
  customCaseRole: z
    .object({ id, name: z.string() })
    .nullable()
    .meta({ description: 'The organization’s own case role, if it is one.', example: null }),
});

/** The part that somebody is given in a case: a built-in role, or one of the organization's own. */
const givenRole = {
  caseRole: caseRole
    .optional()
    .meta({ description: 'A built-in case role; left out where `customCaseRoleId` is given.' }),
  customCaseRoleId: id.optional().meta({ description: 'A case role of the organization’s own.' }),
};
const newParticipant = z
  .strictObject({ membershipId: id, ...givenRole })
  .refine(
    ({ caseRole: builtIn, customCaseRoleId }) => (builtIn === undefined) !== (customCaseRoleId === undefined),
    {
      error: 'case_role_required',
      path: ['caseRole'],
    },
  )
  .meta({ example: { membershipId: '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11', caseRole: 'client' } });

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
    onConflictHold: z.boolean().meta({
      description:
        'It is on hold for a possible conflict that nobody has cleared yet. Always false for clients, and for whoever it is about.',
      example: false,
    }),
    openedAt: at,
    participants: z.array(caseParticipant),
    signupLink: z
      .object({ id, title: z.string() })
      .nullable()
      .meta({ description: 'The link that opened it; null for callers who are clients.' }),
  })
  .meta({ id: 'Case' });
export type CaseSummary = z.infer<typeof caseSummary>;

/** What a case's person has in common with a party, or with a person of the organization. */
export const sharedField = z
  .enum(['name', 'email', 'phone'])
  .meta({ description: 'What both have in common.', example: 'name' });
export type SharedField = z.infer<typeof sharedField>;

/** Why a case that a link opened is on hold: its person resembles somebody whom the organization knows. */
export const caseHold = z
  .object({
    heldAt: at,
    clearedAt: at.nullable().meta({ description: 'null while the hold stands.' }),
    matches: z.array(
      z.object({
        kind: z
          .enum(['party', 'user'])
          .meta({ description: 'A party of the list, or a person of the organization.', example: 'party' }),
        id: id.meta({ description: 'Identifier of the party, or of the membership.' }),
        name: z.string(),
        sharedFields: z.array(sharedField),
        note: z
          .string()
          .nullable()
          .meta({ description: 'Note on the party; for administrators and managers.' }),
        cases: z
          .int()
          .meta({ description: 'In how many cases the person of the organization takes part.', example: 2 }),
      }),
    ),
    decisions: z
      .array(
        z.object({
          at,
          decision: z
            .enum(['kept', 'cleared'])
            .meta({ description: 'What was decided.', example: 'cleared' }),
          by: z.string().nullable(),
          note: z.string(),
        }),
      )
      .meta({ description: 'What was decided about it, newest first.' }),
  })
  .meta({ id: 'CaseHold' });
export type CaseHold = z.infer<typeof caseHold>;

/** One case with what happened to it, newest first. */
export const caseDetail = caseSummary
  .extend({
    rights: z
      .object({
        change: z.boolean().meta({ example: true }),
        manageParticipants: z.boolean().meta({ example: true }),
      })
      .meta({ description: 'What the caller may do in this case.' }),
    hold: caseHold.nullable().meta({
      description:
        'The conflict hold, if there was one; null for clients, and for the person whom it is about.',
    }),
    timeline: z.array(
      z.object({
        id,
        at,
        action: z
          .enum([
            'opened',
            'opened_by_signup',
            'changed',
            'participant_added',
            'participant_removed',
            'note',
            'held',
            'hold_kept',
            'hold_cleared',
          ])
          .meta({ description: 'What happened.' }),
        by: z.string().nullable().meta({ description: 'Name of who did it; null for the system.' }),
        details: z
          .record(z.string(), z.string())
          .meta({ description: 'Changed fields, the participant’s name, or the note’s `text`.' }),
      }),
    ),
  })
  .meta({ id: 'CaseDetail' });
export type CaseDetail = z.infer<typeof caseDetail>;

/** Only a type on the organization's list that is not retired, or the case's own. */
const typeOnList = caseTypeName.meta({
  description: 'Name of a type on the organization’s list (`/case-types`).',
});

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
    type: typeOnList.nullable().optional(),
    participants: z.array(newParticipant).max(50).optional(),
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
  description:
    'A client may where their case role may, but puts no case on hold; nobody does so with their own.',
  access: everyone,
  params: caseParams,
  body: z.strictObject({
    version,
    title: text(200).optional(),
    type: typeOnList.nullable().optional(),
    status: caseStatus.optional(),
  }),
  status: 200,
  response: caseDetail,
  problems: ['case_not_found', 'case_changed', 'case_right_missing', 'case_held'],
});

export const decideCaseHold = defineEndpoint({
  id: 'decideCaseHold',
  method: 'POST',
  path: '/cases/{caseId}/hold',
  tag: 'Cases',
  summary: 'Clears a conflict hold, which opens the case, or keeps it.',
  description: 'Nobody decides about a hold that is about themselves.',
  access: ['admin', 'manager'],
  params: caseParams,
  body: z.strictObject({
    decision: z.enum(['keep', 'clear']).meta({ description: 'keep or clear.', example: 'clear' }),
    note: lines(1000).min(1).meta({
      description: 'Why, 1 to 1,000 characters.',
      example: 'Another Jane Roe; asked her date of birth.',
    }),
  }),
  status: 200,
  response: caseDetail,
  problems: ['case_not_found', 'case_not_held'],
});

export const addCaseParticipant = defineEndpoint({
  id: 'addCaseParticipant',
  method: 'POST',
  path: '/cases/{caseId}/participants',
  tag: 'Cases',
  summary: 'Gives a user a place in the case.',
  description: 'Whose own rights come from a custom case role gives no role that may do more.',
  access: everyone,
  params: caseParams,
  body: newParticipant,
  status: 201,
  response: caseDetail,
  problems: [
    'case_not_found',
    'case_right_missing',
    'case_role_forbidden',
    'user_not_found',
    'case_participant_exists',
  ],
});

export const removeCaseParticipant = defineEndpoint({
  id: 'removeCaseParticipant',
  method: 'DELETE',
  path: '/cases/{caseId}/participants/{membershipId}',
  tag: 'Cases',
  summary: 'Takes a user’s place in the case away.',
  description:
    'Whose own rights come from a custom case role cannot take away their own place, nor one that may do more.',
  access: everyone,
  params: z.strictObject({ caseId: id, membershipId: id }),
  status: 200,
  response: caseDetail,
  problems: ['case_not_found', 'case_right_missing', 'case_role_forbidden', 'case_participant_not_found'],
});

export const addCaseNote = defineEndpoint({
  id: 'addCaseNote',
  method: 'POST',
  path: '/cases/{caseId}/notes',
  tag: 'Cases',
  summary: 'Adds a note to the case’s timeline.',
  description:
    'Notes are for the organization’s own people, and for whoever else may change the case; others do not see them.',
  access: everyone,
  params: caseParams,
  body: z.strictObject({ text: lines(2000).refine((value) => value !== '', { error: 'required' }) }),
  status: 201,
  response: caseDetail,
  problems: ['case_not_found', 'case_right_missing'],
});
