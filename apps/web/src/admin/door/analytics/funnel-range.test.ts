import type { Funnel } from '@casedoor/contracts';
import { describe, expect, it } from 'vitest';
import { firstDayOf, pointsOf } from './funnel-range.ts';

const steps = {
  opened: 1,
  machines: 0,
  started: 2,
  mailed: 0,
  delivered: 0,
  verified: 0,
  completed: 0,
  casesOpened: 0,
};
const funnel = (changes: Partial<Funnel>): Funnel => ({
  timeZone: 'Europe/Paris',
  firstDay: '2026-03-01',
  today: '2026-03-30',
  total: steps,
  days: [],
  sources: [],
  ...changes,
});

describe('the first day of a range', () => {
  it('counts today, in the organization’s time zone', () => {
    const lateInUtc = new Date('2026-11-22T23:30:00Z');
    expect(firstDayOf(7, 'UTC', lateInUtc)).toBe('2026-11-16');
    expect(firstDayOf(7, 'Europe/Paris', lateInUtc)).toBe('2026-11-17');
    expect(firstDayOf(30, 'America/New_York', new Date('2026-03-01T02:00:00Z'))).toBe('2026-01-30');
    expect(firstDayOf(null, 'UTC')).toBeNull();
  });
});

describe('the points of the chart', () => {
  it('are every day once, over the change of the clocks, with noughts where nothing happened', () => {
    const points = pointsOf(funnel({ days: [{ day: '2026-03-29', ...steps }] }), '2026-03-27');
    expect(points.map(({ period, started }) => [period, started])).toEqual([
      ['2026-03-27', 0],
      ['2026-03-28', 0],
      ['2026-03-29', 2],
      ['2026-03-30', 0],
    ]);
  });

  it('begin with the link where all is looked at, or with what was counted before', () => {
    expect(pointsOf(funnel({}), null)[0]?.period).toBe('2026-03-01');
    expect(pointsOf(funnel({ days: [{ day: '2026-02-28', ...steps }] }), null)[0]?.period).toBe('2026-02-28');
  });

  it('are months from the 93rd day on, and nothing is lost in them', () => {
    const long = funnel({
      firstDay: '2025-12-28',
      days: ['2025-12-28', '2026-01-01', '2026-01-31', '2026-03-30'].map((day) => ({ day, ...steps })),
    });
    expect(pointsOf(long, null).map(({ period, opened, started }) => [period, opened, started])).toEqual([
      ['2025-12', 1, 2],
      ['2026-01', 2, 4],
      ['2026-02', 0, 0],
      ['2026-03', 1, 2],
    ]);
    expect(pointsOf({ ...long, days: [] }, '2025-12-29')).toHaveLength(92);
  });
});
