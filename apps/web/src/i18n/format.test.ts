import { describe, expect, it } from 'vitest';
import { formatDateTime, formatMoment } from './format.ts';

const moment = '2026-11-28T17:06:19.000Z';
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;

describe('a moment in an organization’s time zone', () => {
  it('names the zone where the reader’s clock shows something else', () => {
    expect(formatDateTime(moment, 'Pacific/Kiritimati')).toBe('29 Nov 2026, 07:06 (Pacific/Kiritimati)');
    expect(formatMoment(moment, 'Pacific/Kiritimati')).toBe('29 Nov 2026, 07:06:19 (Pacific/Kiritimati)');
  });

  it('says nothing of the zone where both clocks agree', () => {
    expect(formatDateTime(moment, own)).toBe(formatDateTime(moment));
    expect(formatMoment(moment, own)).not.toContain('(');
  });
});
