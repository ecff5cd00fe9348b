import i18next from 'i18next';
import { ConnectionError, ProblemError } from './request.ts';

/** Returns the message of an error: the API's own title, or ours where there was no answer. */
export function problemMessage(error: unknown): string {
  if (error instanceof ProblemError) return error.problem.detail ?? error.problem.title;
  if (error instanceof ConnectionError) return i18next.t('error.connection', { ns: 'shell' });
  return i18next.t('error.unknown', { ns: 'shell' });
}

/** Returns the request id of a server fault, to find it in the log; null for planned refusals. */
export function requestIdOf(error: unknown): string | null {
  return error instanceof ProblemError && error.problem.status >= 500 ? error.problem.requestId : null;
}

/** Whether an error is this problem. */
export function isProblem(error: unknown, code: string): error is ProblemError {
  return error instanceof ProblemError && error.problem.code === code;
}

/** Returns the messages of a problem's fields, by field path. Empty where there are none. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ProblemError)) return {};
  return Object.fromEntries((error.problem.errors ?? []).map(({ path, message }) => [path, message]));
}
