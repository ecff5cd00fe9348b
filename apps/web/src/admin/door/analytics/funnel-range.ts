import type { Funnel } from '@casedoor/contracts';
import { namedHere } from '@casedoor/contracts/dates';

/** Number of days to show, today included; null: all. */
export type Range = 7 | 30 | 90 | null;

/** A day or a month with its counts. */
export type Point = Omit<Funnel['days'][number], 'day'> & {
  /** `2026-11-22`, or `2026-11` for a month. */
  readonly period: string;
};

/** Returns the first day of a range, in the organization's time zone; null for all. */
export function firstDayOf(range: Range, timeZone: string, now = new Date()): string | null {
  if (range === null) return null;
  const today = new Intl.DateTimeFormat('sv-SE', {
    timeZone: namedHere(timeZone),
    dateStyle: 'short',
  }).format(now);
  return addDays(today, 1 - range);
}

/**
 * Returns every day from the first to today, with zeros where
 * nothing happened; months where there are more than 92 days.
 */
export function pointsOf({ days, firstDay, today }: Funnel, from: string | null): readonly Point[] {
  // After a change of the time zone, the first counted day may be one earlier than the link's first day.
  const first = [from ?? firstDay, days[0]?.day ?? today].reduce((one, other) => (one < other ? one : other));
  const byMonth = addDays(first, 92) <= today;
  const points = new Map<string, Point>();
  const happened = new Map(days.map((day) => [day.day, day]));
  for (let day = first; day <= today; day = addDays(day, 1)) {
    const period = byMonth ? day.slice(0, 7) : day;
    points.set(period, sum(points.get(period) ?? { ...nothing, period }, happened.get(day)));
  }
  return [...points.values()];
}

const nothing = {
  opened: 0,
  machines: 0,
  started: 0,
  mailed: 0,
  delivered: 0,
  verified: 0,
  completed: 0,
  casesOpened: 0,
} satisfies Funnel['total'];

function sum({ period, ...steps }: Point, more: Funnel['total'] | undefined): Point {
  const names = Object.keys(nothing) as (keyof Funnel['total'])[];
  const summed = Object.fromEntries(names.map((name) => [name, steps[name] + (more?.[name] ?? 0)]));
  return { period, ...(summed as Funnel['total']) };
}

function addDays(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}
