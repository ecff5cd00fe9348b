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
  moment,
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
  email: z.string().nullable().meta({ description: 'null if the caller is a client.' }),
  memberRole,
  caseRole: caseRole.meta({
    description: 'The case role; for a custom role, the built-in one that it counts as.',
  }),
  customCaseRole: z
    .object({ id, name: z.string() })
    .nullable()
    .meta({ description: 'The custom case role, if it is one.', example: null }),
});

/** A case role to give: a built-in one, or a custom one of the organization. */
const givenRole = {
  caseRole: caseRole
    .optional()
    .meta({ description: 'A built-in case role; leave it out with `customCaseRoleId`.' }),
  customCaseRoleId: id.optional().meta({ description: 'A custom case role of the organization.' }),
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
    reference: z.string().meta({
      description: 'Reference: short, unambiguous, unique in the organization.',
      example: 'K7M2-4QXD',
    }),
    title: z.string(),
    type: z.string().nullable(),
    status: caseStatus,
    onConflictHold: z.boolean().meta({
      description:
        'Whether it is on hold for a possible conflict. Always false for clients, and for the person whom the hold is about.',
      example: false,
    }),
    openedAt: at,
    appointmentAt: at.nullable().meta({
      description: 'When its people next meet the organization; null if nothing is agreed.',
    }),
    participants: z.array(caseParticipant),
    signupLink: z
      .object({ id, title: z.string() })
      .nullable()
      .meta({ description: 'The link that opened it; null if the caller is a client.' }),
  })
  .meta({ id: 'Case' });
export type CaseSummary = z.infer<typeof caseSummary>;

/** A match: what the person of a case has in common with a party or with a member of the organization. */
export const sharedField = z
  .enum(['name', 'email', 'phone'])
  .meta({ description: 'Fields that match.', example: 'name' });
export type SharedField = z.infer<typeof sharedField>;

/** Why a case that a link opened is on hold: its person matches somebody whom the organization knows. */
export const caseHold = z
  .object({
    heldAt: at,
    clearedAt: at.nullable().meta({ description: 'When the hold was cleared; null while it stands.' }),
    matches: z.array(
      z.object({
        kind: z
          .enum(['party', 'user'])
          .meta({ description: 'A party, or a member of the organization.', example: 'party' }),
        id: id.meta({ description: 'Identifier of the party, or of the membership.' }),
        name: z.string(),
        sharedFields: z.array(sharedField),
        note: z
          .string()
          .nullable()
          .meta({ description: 'Note on the party; for administrators and managers.' }),
        cases: z.int().meta({ description: 'Number of cases in which the member participates.', example: 2 }),
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
      .meta({ description: 'Decisions about the hold, newest first.' }),
  })
  .meta({ id: 'CaseHold' });
export type CaseHold = z.infer<typeof caseHold>;

/** One case with its timeline, newest first. */
export const caseDetail = caseSummary
  .extend({
    rights: z
      .object({
        change: z.boolean().meta({ example: true }),
        manageParticipants: z.boolean().meta({ example: true }),
      })
      .meta({ description: 'Rights of the caller in this case.' }),
    hold: caseHold.nullable().meta({
      description:
        'The conflict hold, if there was one; null if the caller is a client or the person whom it is about.',
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
        by: z.string().nullable().meta({ description: 'Name of the person who did it; null: the system.' }),
        details: z.record(z.string(), z.string()).meta({
          description:
            'Depends on `action`: the changed fields, the participant’s name, or the note’s `text`.',
        }),
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
  q: searchText.meta({ description: 'In reference and title (words in any order, without accents).' }),
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
  summary: 'The cases as a CSV file, newest first, one line per participant.',
  description: 'All cases that match the filters. The audit trail records the download.',
  access: ['admin', 'manager'],
  query: z.strictObject({
    ...caseFilters,
    locale: locale.optional().meta({ description: 'Language of the file; default: the caller’s.' }),
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
  summary: 'Changes title, type, status or appointment.',
  description:
    'A client may do so if their case role allows it, but cannot set a case on hold; nobody can set a case on hold that is about themselves.',
  access: everyone,
  params: caseParams,
  body: z.strictObject({
    version,
    title: text(200).optional(),
    type: typeOnList.nullable().optional(),
    status: caseStatus.optional(),
    appointmentAt: moment.nullable().optional().meta({
      description:
        'When its people next meet the organization, in the years 2000 to 2199; null: nothing is agreed.',
    }),
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
  summary: 'Clears a conflict hold, which opens the case, or keeps the case on hold.',
  description: 'Nobody can decide about a hold that is about themselves.',
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
  summary: 'Adds a user to the case.',
  description: 'A caller with a custom case role cannot give a role with more rights.',
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
  summary: 'Removes a user from the case.',
  description: 'A caller with a custom case role cannot remove themselves or a role with more rights.',
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
  description: 'Staff and people who may change the case see notes; others do not.',
  access: everyone,
  params: caseParams,
  body: z.strictObject({ text: lines(2000).refine((value) => value !== '', { error: 'required' }) }),
  status: 201,
  response: caseDetail,
  problems: ['case_not_found', 'case_right_missing'],
});
