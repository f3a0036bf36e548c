import type { LegalDay } from '#libs/contracts';

/** One entry of a calendar: a whole day, several, or a moment of a day. */
export interface CalendarEntry {
  /** Stable for as long as the entry means the same thing: programs replace an entry by it. */
  uid: string;
  /** The day; the first one where `until` is given. */
  day: LegalDay;
  /** The last day, inclusive. */
  until?: LegalDay;
  /** When it begins, as an ISO instant; whole days have none. */
  startsAt?: string;
  summary: string;
  description?: string;
  location?: string;
  /** Where more can be read. */
  url?: string;
  categories?: readonly string[];
}

/** A calendar as a file that programs fetch again and again. */
export interface CalendarFeed {
  name: string;
  /** `lv` or `en`. */
  language: string;
  /** When it was written, as an ISO instant. */
  writtenAt: string;
  entries: readonly CalendarEntry[];
}

/** Octets of a line before it is folded (RFC 5545, 3.1). */
const LINE_OCTETS = 75;

/** How often programs are asked to fetch the calendar again (RFC 7986, 5.7). */
const REFRESH = 'PT6H';

/**
 * Writes the calendar as iCalendar (RFC 5545, 7986): lines end with CRLF and are folded at 75 octets without breaking a
 * letter; whole days are dates and free time, moments are in UTC.
 */
export function writeCalendar(feed: CalendarFeed): string {
  const stamp = instant(feed.writtenAt);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Vietvara//Calendar//LV',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME;LANGUAGE=${feed.language}:${escaped(feed.name)}`,
    `X-WR-CALNAME:${escaped(feed.name)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
    ...feed.entries.flatMap((entry) => written(entry, stamp)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function written(entry: CalendarEntry, stamp: string): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(entry.uid)}`,
    `DTSTAMP:${stamp}`,
    ...when(entry),
    `SUMMARY:${escaped(entry.summary)}`,
    ...(entry.description ? [`DESCRIPTION:${escaped(entry.description)}`] : []),
    ...(entry.location ? [`LOCATION:${escaped(entry.location)}`] : []),
    ...(entry.url ? [`URL;VALUE=URI:${entry.url.replaceAll(/\s/g, '%20')}`] : []),
    ...(entry.categories?.length ? [`CATEGORIES:${entry.categories.map(escaped).join(',')}`] : []),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** A day lasts until the next one begins: the end of RFC 5545 is exclusive. */
function when(entry: CalendarEntry): string[] {
  if (entry.startsAt) return [`DTSTART:${instant(entry.startsAt)}`, 'DURATION:PT1H'];
  const last = Date.parse(`${entry.until ?? entry.day}T00:00:00Z`);
  const after = new Date(last + 86_400_000).toISOString().slice(0, 10);
  return [`DTSTART;VALUE=DATE:${date(entry.day)}`, `DTEND;VALUE=DATE:${date(after)}`];
}

function date(day: LegalDay): string {
  return day.replaceAll('-', '');
}

function instant(iso: string): string {
  return new Date(iso).toISOString().replaceAll(/[-:]|\.\d+/g, '');
}

/** Text of a property (RFC 5545, 3.3.11); control characters mean nothing there. */
function escaped(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n');
}

function folded(line: string): string {
  let octets = 0;
  let out = '';
  for (const letter of line) {
    const size = octetsOf(letter);
    if (octets + size > LINE_OCTETS) {
      out += '\r\n ';
      octets = 1;
    }
    out += letter;
    octets += size;
  }
  return out;
}

/** How many octets a letter takes in UTF-8. */
function octetsOf(letter: string): number {
  const point = letter.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}
