import type { RegistrationSummary } from '@casedoor/contracts';

const second = 1000;
const minute = 60 * second;

/**
 * Milliseconds until a list that is looked at is asked for again: soon while something moves, later when nothing has for a
 * while, and the later the more pages there are to ask for.
 */
export function pauseOf(pages: number, quietFor: number): number {
  const pause = quietFor < 2 * minute ? 4 * second : quietFor < 10 * minute ? 10 * second : 30 * second;
  return Math.min(pause * Math.max(pages, 1), minute);
}

/** Who has newly come or got further between two readings of a list, newest first. */
export function changesBetween(
  before: readonly RegistrationSummary[],
  after: readonly RegistrationSummary[],
): readonly RegistrationSummary[] {
  const states = new Map(before.map(({ id, state }) => [id, state]));
  // Ids are in the order of coming: an older one that is new here stands on a further page.
  const newest = before[0]?.id ?? '';
  return after.filter(({ id, state }) => (states.has(id) ? states.get(id) !== state : id > newest));
}
