import type { Locale, ResponseOf, getOwnCase, listOwnCases } from '@casedoor/contracts';
import { request } from '../../api/request.ts';
import { caseIdIn } from './addresses.ts';

/** One case, as the API answers it. */
export type OneCase = ResponseOf<typeof getOwnCase>;
/** A page of a client's cases, as the API answers it. */
export type AllCases = ResponseOf<typeof listOwnCases>;

let ahead: Promise<OneCase | AllCases> | null = null;

/**
 * Requests what the page at an address shows, before its first render. Returns how to learn the person's language from
 * the answer; null where nobody is signed in or there is no answer, which the page itself then says.
 */
export function askAhead(pathname: string): () => Promise<Locale | null> {
  const caseId = caseIdIn(pathname);
  const answer: Promise<OneCase | AllCases> = caseId === null ? readCases() : readCase(caseId);
  ahead = answer;
  return () =>
    answer.then(
      ({ reader }) => reader.locale,
      () => null,
    );
}

/** Reads one case; the first time, takes the answer to what was asked ahead. */
export function loadCase(caseId: string, signal?: AbortSignal): Promise<OneCase> {
  return taken<OneCase>() ?? readCase(caseId, signal);
}

/** Reads the newest cases; the first time, takes the answer to what was asked ahead. */
export function loadCases(signal?: AbortSignal): Promise<AllCases> {
  return taken<AllCases>() ?? readCases(signal);
}

/** Reads the cases after those of an answer. */
export function loadMore(cursor: string): Promise<AllCases> {
  return request('GET /own-cases', { query: { cursor } });
}

function taken<T extends OneCase | AllCases>(): Promise<T> | null {
  const answer = ahead as Promise<T> | null;
  ahead = null;
  return answer;
}

function readCase(caseId: string, signal?: AbortSignal): Promise<OneCase> {
  return request('GET /own-cases/{caseId}', { params: { caseId }, ...(signal ? { signal } : {}) });
}

function readCases(signal?: AbortSignal): Promise<AllCases> {
  return request('GET /own-cases', { query: {}, ...(signal ? { signal } : {}) });
}
