import i18next from 'i18next';
import { ConnectionError, ProblemError } from './request.ts';

/** What a person reads about an error: the API's own sentence, or ours where none came. */
export function problemMessage(error: unknown): string {
  if (error instanceof ProblemError) return error.problem.detail ?? error.problem.title;
  if (error instanceof ConnectionError) return i18next.t('error.connection', { ns: 'shell' });
  return i18next.t('error.unknown', { ns: 'shell' });
}

/** The request id of a fault on the server's side, which finds it in the log; null for planned refusals. */
export function requestIdOf(error: unknown): string | null {
  return error instanceof ProblemError && error.problem.status >= 500 ? error.problem.requestId : null;
}

/** Whether an error is this planned refusal. */
export function isProblem(error: unknown, code: string): error is ProblemError {
  return error instanceof ProblemError && error.problem.code === code;
}

/** The sentences that belong beside a form's fields: path of the field to message. Empty where there are none. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ProblemError)) return {};
  return Object.fromEntries((error.problem.errors ?? []).map(({ path, message }) => [path, message]));
}
