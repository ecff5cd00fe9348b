/**
 * A POSIX time zone in which the clocks change by an hour three days from now, and not again for 100 days.
 * PostgreSQL accepts it like any other; the program never computes with it.
 */
export function zoneThatChanges(direction: 'forward' | 'back'): string {
  const change = dayOfYear(3);
  const other = dayOfYear(103);
  const [summer, winter] = direction === 'forward' ? [change, other] : [other, change];
  return `WIN0SUM,J${summer}/12,J${winter}/12`;
}

/** The day of the year this many days from now, counted as in POSIX: without 29 February. */
function dayOfYear(days: number): number {
  const date = new Date(Date.now() + days * 86_400_000);
  return Math.round(
    (Date.UTC(2001, date.getUTCMonth(), date.getUTCDate()) - Date.UTC(2001, 0, 0)) / 86_400_000,
  );
}
