import type { ProblemBody } from '@casedoor/contracts';
import { closedLinkCodes } from '@casedoor/contracts/link-states';
import i18next from 'i18next';
import { ConnectionError, ProblemError } from '../../api/request.ts';
import type en from '../../i18n/en/join.ts';
import type { Translate } from '../../i18n/text.ts';

/** Why a request failed, with what is needed to show it. */
export type Failure = { /** The page repeats the request by itself. */ readonly repeats?: boolean } & (
  | { readonly kind: 'connection' }
  | { readonly kind: 'problem'; readonly problem: ProblemBody; readonly retryAt: number | null }
);

/** Converts an error thrown by `request` into a failure; rethrows bugs. */
export function failureOf(fault: unknown, now = Date.now()): Failure {
  if (fault instanceof ConnectionError) return { kind: 'connection' };
  if (!(fault instanceof ProblemError)) throw fault;
  const waits = fault.problem.status === 429 || fault.problem.status === 503;
  const seconds = fault.retryAfter ?? (waits ? 10 : null);
  return { kind: 'problem', problem: fault.problem, retryAt: seconds === null ? null : now + seconds * 1000 };
}

/** The problem code, or null where there was no connection. */
export function codeOf(failure: Failure | null): string | null {
  return failure?.kind === 'problem' ? failure.problem.code : null;
}

/**
 * Whether the link or the network is crowded: nothing was begun, and places come back as people verify their addresses,
 * so the page repeats the request every minute.
 */
export function isCrowded(failure: Failure | null): boolean {
  const code = codeOf(failure);
  return code === 'signup_link_network_crowded' || code === 'signup_link_crowded';
}

// Read from the catalog, so that switching the language also changes a problem that is on the screen.
const isProblem = (code: string): code is keyof typeof en.problems => i18next.exists(`join:problems.${code}`);
const isField = (code: string): code is keyof typeof en.fields => i18next.exists(`join:fields.${code}`);

/** Returns the message of a failure: from the catalog where it knows the code, else as the API sent it. */
export function sentenceOf(failure: Failure, t: Translate): string {
  if (failure.kind === 'connection') return t(failure.repeats ? 'failure.network' : 'failure.networkByHand');
  if (failure.repeats) return t('failure.busyRepeats');
  const { code, title, detail } = failure.problem;
  if (isProblem(code)) return t(`problems.${code}`);
  return detail ? `${title} ${detail}` : title;
}

/** Returns the error message of one field in a problem, or null. */
export function fieldSentenceOf(failure: Failure | null, path: string, t: Translate): string | null {
  if (failure?.kind !== 'problem') return null;
  const error = failure.problem.errors?.find((each) => each.path === path || each.path.endsWith(`.${path}`));
  if (!error) return null;
  return isField(error.code) ? t(`fields.${error.code}`) : error.message;
}

const closed = new Set<string>(['signup_link_not_found', ...closedLinkCodes]);

/** Whether the API refused because the sign-up link accepts nobody (any more). */
export function closedMeanwhile(fault: unknown): boolean {
  return fault instanceof ProblemError && closed.has(fault.problem.code);
}

const standsElsewhere = new Set([
  'registration_expired',
  'registration_withdrawn',
  'registration_revoked',
  'registration_rejected',
  'registration_completed',
  'registration_pending_approval',
  'registration_not_verified',
  'registration_sign_in_required',
  'registration_membership_exists',
  'registration_membership_disabled',
]);

/** Whether the API refused because the registration's state has changed: reloading it shows the right page. */
export function hasMovedOn(fault: unknown): boolean {
  return fault instanceof ProblemError && standsElsewhere.has(fault.problem.code);
}
