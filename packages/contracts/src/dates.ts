// Apart from the schemas, so that a page which writes a date loads none of them.

type Written = 'en' | 'fr';

/** English is British here: a date says its day first, its month in letters and its hours to 24, for every reader. */
const tags = { en: 'en-GB', fr: 'fr-FR' } as const satisfies Record<Written, string>;

interface DateOptions {
  /** IANA time zone; the reader's own where there is none. */
  timeZone?: string;
  /** The month in few letters. */
  short?: boolean;
  /** The day of the week first. */
  weekday?: boolean;
  /** The seconds too, where there are any. */
  seconds?: boolean;
}

/** A date: "22 November 2026", « 22 novembre 2026 ». */
export function writeDate(locale: Written, moment: string | Date, options: DateOptions = {}): string {
  return read(locale, moment, options).date;
}

/** A date and its time: "22 November 2026, 15:30", « 22 novembre 2026 à 15:30 ». With `zone`, the time zone's name after it. */
export function writeMoment(
  locale: Written,
  moment: string | Date,
  { zone = false, ...options }: DateOptions & { zone?: boolean } = {},
): string {
  const { date, time, zoneName } = read(locale, moment, options);
  return `${date}${locale === 'fr' ? ' à ' : ', '}${time}${zone ? ` ${zoneName}` : ''}`;
}

// Names since 2018, with what browsers that do not know them call a zone of the same time.
const newNames: Record<string, string> = {
  'America/Ciudad_Juarez': 'America/Denver',
  'America/Coyhaique': 'America/Punta_Arenas',
  'America/Nuuk': 'America/Godthab',
  'Asia/Qostanay': 'Asia/Almaty',
  'Europe/Kyiv': 'Europe/Kiev',
  'Pacific/Kanton': 'Pacific/Enderbury',
};

/** The name under which this program knows a time zone; UTC where it knows none. The database does the same (`known_zone`). */
export function namedHere(timeZone: string): string {
  return [timeZone, newNames[timeZone] ?? 'UTC'].find(isKnownHere) ?? 'UTC';
}

function isKnownHere(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}

// Put together here, because browsers of different age put the same parts together differently.
function read(locale: Written, moment: string | Date, { timeZone, short, weekday, seconds }: DateOptions) {
  const parts = new Intl.DateTimeFormat(tags[locale], {
    weekday: 'long',
    day: 'numeric',
    month: short ? 'short' : 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
    ...(timeZone === undefined ? {} : { timeZone: namedHere(timeZone) }),
  }).formatToParts(new Date(moment));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  const day = locale === 'fr' && part('day') === '1' ? '1er' : part('day');
  const exact = seconds && part('second') !== '00' ? `:${part('second')}` : '';
  return {
    date: [weekday ? part('weekday') : '', day, part('month'), part('year')].filter(Boolean).join(' '),
    time: `${part('hour')}:${part('minute')}${exact}`,
    zoneName: part('timeZoneName'),
  };
}
