import {
  fieldErrorKinds,
  problemKinds,
  type ImportOutcome,
  type ImportedRow,
  type Locale,
} from '@casedoor/contracts';
import { Problem, type FieldError } from '../../platform/http/problem.ts';

/** Why a row is refused: a fault of one cell, or a problem of the whole row. */
export interface RowProblem {
  field: string | null;
  code: string;
  minimum?: number | undefined;
  maximum?: number | undefined;
}

/** The verdict on a row, as it is stored. */
export interface Verdict {
  outcome: ImportOutcome;
  /** The fields that change; `mail` when a personal link is mailed. */
  fields: string[];
  problem: RowProblem | null;
}

/** A row that changes nothing. */
export const unchanged: Verdict = { outcome: 'unchanged', fields: [], problem: null };

/** A row that failed twice through a fault of ours. */
export const failed = {
  outcome: 'refused',
  fields: [],
  problem: { field: null, code: 'server_error' },
} satisfies Verdict;

/** Refuses a row for a fault of a cell. */
export function faulty({ path, code, minimum, maximum }: FieldError): Verdict {
  return { outcome: 'refused', fields: [], problem: { field: path, code, minimum, maximum } };
}

/** Refuses a row for the problem that the act itself throws. Rethrows an error that is not a problem. */
export function refusedBy(error: unknown, field: string | null = null): Verdict {
  if (!(error instanceof Problem)) throw error;
  const [fault] = error.errors;
  return fault ? faulty(fault) : { outcome: 'refused', fields: [], problem: { field, code: error.code } };
}

/** A verdict with its text. */
export function inWords(
  { line, label }: { line: number; label: string },
  { outcome, fields, problem }: Verdict,
  locale: Locale,
): ImportedRow {
  return {
    line,
    label,
    outcome,
    fields,
    problem: problem && { field: problem.field, code: problem.code, message: sentence(problem, locale) },
  };
}

function sentence({ code, minimum, maximum }: RowProblem, locale: Locale): string {
  const words = Object.hasOwn(fieldErrorKinds, code)
    ? fieldErrorKinds[code as keyof typeof fieldErrorKinds][locale]
    : Object.hasOwn(problemKinds, code)
      ? problemKinds[code as keyof typeof problemKinds].title[locale]
      : code;
  return words.replace('{minimum}', String(minimum)).replace('{maximum}', String(maximum));
}
