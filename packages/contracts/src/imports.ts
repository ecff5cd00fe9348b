import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';
import { at, csvText, cursor, id, limit, locale, page } from './fields.ts';

/** Maximum number of rows of one import. */
export const mostImportRows = 5000;

// As the file has it: a faulty cell is reported per row, not by refusing the whole request.
const cell = z.string().max(2000).optional();
const line = z
  .int()
  .min(1)
  .max(10_000_000)
  .meta({ description: 'Line in the file, so that a person can correct it.', example: 2 });

/** One row of a file of users; an empty cell changes nothing. */
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
      description:
        'Mail a personal link to everybody who is added, and to people who were added earlier without one.',
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
  .meta({ description: 'Result of the row.', example: 'added' });
/** Result of a row. */
export type ImportOutcome = z.infer<typeof outcome>;

/** Expected or actual result of a row. */
export const importedRow = z
  .object({
    line,
    label: z.string().meta({
      description: 'Whom the row is about, as written in the file.',
      example: 'lea.martin@example.com',
    }),
    outcome,
    fields: z
      .array(z.string())
      .meta({ description: 'Fields that change; `mail` if a personal link is mailed.', example: ['role'] }),
    problem: z
      .object({
        field: z
          .string()
          .nullable()
          .meta({ description: 'The column; null if it concerns the whole row.', example: 'email' }),
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

/** One import and its progress. */
export const importRun = z
  .object({
    id,
    kind,
    createdAt: at,
    finishedAt: at.nullable().meta({ description: 'null while it runs.', example: null }),
    by: z
      .string()
      .nullable()
      .meta({ description: 'Name of the person in whose name it runs; their rights apply to its rows.' }),
    stopped: z.boolean().meta({
      description:
        'true: it has stopped because this person may no longer import. `resume` continues it in the caller’s name.',
      example: false,
    }),
    total: z.int().meta({ description: 'Rows of the file.', example: 120 }),
    counts: z.object({ added: z.int(), changed: z.int(), unchanged: z.int(), refused: z.int() }).meta({
      description: 'Processed rows, by result.',
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
  summary: 'Previews the result of each row of a file; changes nothing.',
  description: 'Uses the same rules and the same order as the import itself.',
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
    'Answers at once; the server works through the rows. Each row is checked again before it is imported; a refused row changes nothing and does not stop the others. Users are matched by e-mail, or else by tag id; others are added as by `POST /users`.',
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
  summary: 'One import and its progress.',
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
  summary: 'Continues an import that has stopped.',
  description:
    'The remaining rows are imported in the caller’s name, with the caller’s rights. Harmless for an import that runs or is done. After any other interruption an import continues by itself.',
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
  summary: 'The result of each row of an import, as a CSV file.',
  access: managers,
  params: importParams,
  query: z.strictObject({
    locale: locale.optional().meta({ description: 'Language of the file; default: the caller’s.' }),
  }),
  status: 200,
  file: 'text/csv',
  response: csvText,
  problems: ['import_not_found'],
});
