import { describe, expect, it } from 'vitest';
import { writeCalendarEntry } from './calendar-entry.ts';

const event = {
  uid: '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11@casedoor.example',
  version: 3,
  startsAt: new Date('2026-12-24T08:30:00.000Z'),
  writtenAt: new Date('2026-12-01T10:00:05.123Z'),
  summary: 'Appointment',
  description: '',
};
const unfolded = (text: string) => text.replaceAll('\r\n ', '');

describe('a calendar entry', () => {
  it('is what RFC 5545 asks for, with its time in UTC and every line ended by CRLF', () => {
    expect(writeCalendarEntry(event)).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Casedoor//Appointments//EN',
        'METHOD:PUBLISH',
        'BEGIN:VEVENT',
        'UID:019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11@casedoor.example',
        'DTSTAMP:20261201T100005Z',
        'DTSTART:20261224T083000Z',
        'SEQUENCE:3',
        'SUMMARY:Appointment',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
  });

  it('escapes what has a meaning in iCalendar, so that no text adds a line of its own', () => {
    const text = writeCalendarEntry({
      ...event,
      summary: 'Durand, Roux; Fils \\ Co',
      description: 'One\nEND:VEVENT\r\nTwo\rThree',
    });
    const lines = unfolded(text).split('\r\n');
    expect(lines).toContain(String.raw`SUMMARY:Durand\, Roux\; Fils \\ Co`);
    expect(lines).toContain(String.raw`DESCRIPTION:One\nEND:VEVENT\nTwo\nThree`);
    expect(lines.filter((line) => line === 'END:VEVENT')).toHaveLength(1);
  });

  it.each(['é'.repeat(200), '𝒜'.repeat(90), `a${'中'.repeat(120)}`, 'x'.repeat(67), 'x'.repeat(68)])(
    'folds %s into lines of at most 75 octets without cutting a character',
    (summary) => {
      const text = writeCalendarEntry({ ...event, summary });
      for (const line of text.split('\r\n')) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(line).not.toContain('\uFFFD');
      }
      expect(unfolded(text)).toContain(`SUMMARY:${summary}\r\n`);
    },
  );
});
