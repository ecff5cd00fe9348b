import type { RegistrationSummary } from '@casedoor/contracts';

const second = 1000;
const minute = 60 * second;

/**
 * Polling interval of a visible list in milliseconds: short while something changes, longer once nothing has for a
 * while, and longer with each loaded page.
 */
export function pauseOf(pages: number, quietFor: number): number {
  const pause = quietFor < 2 * minute ? 4 * second : quietFor < 10 * minute ? 10 * second : 30 * second;
  return Math.min(pause * Math.max(pages, 1), minute);
}

/** Returns the registrations that are new or in another state since the last poll, newest first. */
export function changesBetween(
  before: readonly RegistrationSummary[],
  after: readonly RegistrationSummary[],
): readonly RegistrationSummary[] {
  const states = new Map(before.map(({ id, state }) => [id, state]));
  // Ids are in order of creation: an older id that is new here was loaded with a further page.
  const newest = before[0]?.id ?? '';
  return after.filter(({ id, state }) => (states.has(id) ? states.get(id) !== state : id > newest));
}
