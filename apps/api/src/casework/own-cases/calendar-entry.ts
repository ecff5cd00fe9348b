/** One event of a calendar. */
export interface CalendarEvent {
  /** Unique in the world; the same for each version of the event. */
  uid: string;
  /** Grows with each version, so that a calendar that has an older one replaces it. */
  version: number;
  startsAt: Date;
  /** When the entry was written. */
  writtenAt: Date;
  summary: string;
  /** Lines below the summary; may be empty. */
  description: string;
}

/**
 * Writes one event as iCalendar (RFC 5545). Its time is UTC, which each calendar shows in its own time zone. It has a start
 * and no end, because nobody said how long it takes.
 */
export function writeCalendarEntry(event: CalendarEvent): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Casedoor//Appointments//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `DTSTAMP:${utc(event.writtenAt)}`,
    `DTSTART:${utc(event.startsAt)}`,
    `SEQUENCE:${event.version}`,
    `SUMMARY:${escaped(event.summary)}`,
    ...(event.description === '' ? [] : [`DESCRIPTION:${escaped(event.description)}`]),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** `20261224T083000Z` (RFC 5545, 3.3.5). */
function utc(moment: Date): string {
  return moment.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
}

/** RFC 5545, 3.3.11. */
function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll(/\r\n|\r|\n/g, String.raw`\n`);
}

const longestLine = 75;

/** At most 75 octets in a line, never cut inside a character; the rest follows after a space (RFC 5545, 3.1). */
function folded(line: string): string {
  let written = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > longestLine) {
      written += '\r\n ';
      octets = 1;
    }
    written += character;
    octets += size;
  }
  return written;
}
