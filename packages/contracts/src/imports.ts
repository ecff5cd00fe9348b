import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import { at, csvText, cursor, id, limit, locale, page } from './fields.ts';

/** How many rows one import may have. */
export const mostImportRows = 5000;

// As the file has it: what is wrong with a cell is told per row, not as a refusal of the whole request.
const cell = z.string().max(2000).optional();
const line = z
  .int()
  .min(1)
  .max(10_000_000)
  .meta({ description: 'Line of the file, for the person who mends it.', example: 2 });

/** One row of a file of users; an empty cell leaves what is there as it is. */
export const userImportRow = z
  .strictObject({ line, email: cell, firstName: cell, lastName: cell, role: cell, tagId: cell, locale: cell })
  .meta({ id: 'UserImportRow' });
/** One row of a file of parties. */
export const partyImportRow = z
  .strictObject({ line, name: cell, email: cell, phone: cell, note: cell })
  .meta({ id: 'PartyImportRow' });

const kind = z.enum(['users', 'parties']).meta({ description: 'What is imported.', example: 'users' });
/** What can be imported. */
export type ImportKind = z.infer<typeof kind>;

const importRequest = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('users'),
    mailNow: z.boolean().meta({
      description: 'Mail a personal link to everybody who is added, and to those who were added without one.',
      example: true,
    }),
    rows: z.array(userImportRow).min(1).max(mostImportRows),
  }),
  z.strictObject({ kind: z.literal('parties'), rows: z.array(partyImportRow).min(1).max(mostImportRows) }),
]);
/** A file to import, as it is sent. */
export type ImportRequest = z.output<typeof importRequest>;

const outcome = z
  .enum(['added', 'changed', 'unchanged', 'refused'])
  .meta({ description: 'What becomes of the row.', example: 'added' });
/** What becomes of a row. */
export type ImportOutcome = z.infer<typeof outcome>;

/** What will become, or became, of a row. */
export const importedRow = z
  .object({
    line,
    label: z.string().meta({
      description: 'Whom the row is about, as the file says it.',
      example: 'lea.martin@example.com',
    }),
    outcome,
    fields: z
      .array(z.string())
      .meta({ description: 'What changes; `mail` where a personal link is mailed.', example: ['role'] }),
    problem: z
      .object({
        field: z
          .string()
          .nullable()
          .meta({ description: 'The column; null where it is about the whole row.', example: 'email' }),
        code: z
          .string()
          .meta({ description: 'Stable code of the fault or problem.', example: 'email_invalid' }),
        message: z.string().meta({ example: 'Enter a complete e-mail address.' }),
      })
      .nullable()
      .meta({ description: 'Why the row is refused.', example: null }),
  })
  .meta({ id: 'ImportedRow' });
export type ImportedRow = z.infer<typeof importedRow>;

/** One import and how far it is. */
export const importRun = z
  .object({
    id,
    kind,
    createdAt: at,
    finishedAt: at.nullable().meta({ description: 'null while it runs.', example: null }),
    by: z
      .string()
      .nullable()
      .meta({ description: 'Who answers for it: its rows are judged by what they may do.' }),
    stopped: z.boolean().meta({
      description:
        'It stands still, because who answers for it may not import any more: `resume` goes on in the caller’s name.',
      example: false,
    }),
    total: z.int().meta({ description: 'Rows of the file.', example: 120 }),
    counts: z.object({ added: z.int(), changed: z.int(), unchanged: z.int(), refused: z.int() }).meta({
      description: 'Rows so far, by outcome.',
      example: { added: 80, changed: 6, unchanged: 2, refused: 1 },
    }),
  })
  .meta({ id: 'Import' });
export type ImportRun = z.infer<typeof importRun>;

const managers = ['admin', 'manager'] as const;
const importParams = z.strictObject({ importId: id });
const bodyLimit = 8 * 1024 * 1024;

export const previewImport = defineEndpoint({
  id: 'previewImport',
  method: 'POST',
  path: '/imports/preview',
  tag: 'Imports',
  summary: 'Tells what would become of each row of a file; changes nothing.',
  description: 'The rows are judged by the same rules, and in the same order, as the import itself.',
  access: managers,
  body: importRequest,
  bodyLimit,
  status: 200,
  response: z.object({ rows: z.array(importedRow) }),
  problems: [],
});

export const startImport = defineEndpoint({
  id: 'startImport',
  method: 'POST',
  path: '/imports',
  tag: 'Imports',
  summary: 'Imports a file, row by row.',
  description:
    'The answer comes at once, and the import goes on whoever closes what. Each row is judged again when it is its turn; a refused row changes nothing and stops no other. Users are found by e-mail, else by tag id; whoever is not there is added as by `POST /users`.',
  access: managers,
  body: importRequest,
  bodyLimit,
  status: 202,
  response: importRun,
  problems: [],
});

export const listImports = defineEndpoint({
  id: 'listImports',
  method: 'GET',
  path: '/imports',
  tag: 'Imports',
  summary: 'The imports, newest first.',
  access: managers,
  query: z.strictObject({ kind: kind.optional(), limit, cursor }),
  status: 200,
  response: page(importRun),
  problems: [],
});

export const getImport = defineEndpoint({
  id: 'getImport',
  method: 'GET',
  path: '/imports/{importId}',
  tag: 'Imports',
  summary: 'One import and how far it is.',
  access: managers,
  params: importParams,
  status: 200,
  response: importRun,
  problems: ['import_not_found'],
});

export const resumeImport = defineEndpoint({
  id: 'resumeImport',
  method: 'POST',
  path: '/imports/{importId}/resume',
  tag: 'Imports',
  summary: 'Goes on with an import that stands still.',
  description:
    'The caller answers for the rows that are left, which are judged by what they may do. Harmless for an import that runs or is done. An import goes on by itself after anything else that interrupts it.',
  access: managers,
  params: importParams,
  status: 200,
  response: importRun,
  problems: ['import_not_found'],
});

export const exportImport = defineEndpoint({
  id: 'exportImport',
  method: 'GET',
  path: '/imports/{importId}/export',
  tag: 'Imports',
  summary: 'What became of each row of an import, as a CSV file.',
  access: managers,
  params: importParams,
  query: z.strictObject({
    locale: locale.optional().meta({ description: 'Language of the file; the caller’s unless told.' }),
  }),
  status: 200,
  file: 'text/csv',
  response: csvText,
  problems: ['import_not_found'],
});
