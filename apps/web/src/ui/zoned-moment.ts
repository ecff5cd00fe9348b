import { namedHere } from '@casedoor/contracts/dates';

/** Returns a moment as a `datetime-local` field holds it, in this time zone, to the second; empty for none. */
export function toZonedField(moment: string | null, timeZone: string): string {
  if (!moment) return '';
  const clock = new Date(clockAt(Date.parse(moment), timeZone)).toISOString();
  // The browser omits seconds that are zero.
  return clock.slice(0, 19).replace(/:00$/, '');
}

/**
 * Returns the moment, ISO 8601 in UTC, of a `datetime-local` field in this time zone; null where it is empty, no date,
 * or outside the years 2000 to 2199: browsers accept a fifth digit, and a half-typed year. A time that the clocks skip
 * becomes the one as long after the change; of a time that occurs twice, the first is meant.
 */
export function fromZonedField(value: string, timeZone: string): string | null {
  const clock = Date.parse(`${value}Z`);
  if (!/^2[01]\d\d-/.test(value) || Number.isNaN(clock)) return null;
  const [before, after] = [clock - day, clock + day].map((near) => clock - (clockAt(near, timeZone) - near));
  if (before === undefined || after === undefined) return null;
  const skipped = clockAt(before, timeZone) !== clock && clockAt(after, timeZone) === clock;
  return new Date(skipped ? after : before).toISOString();
}

const day = 24 * 3600 * 1000;

/** Returns what the clocks of a time zone show at a moment, as if that were UTC, to the second. */
function clockAt(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: namedHere(timeZone),
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((each) => each.type === type)?.value ?? 0);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}
