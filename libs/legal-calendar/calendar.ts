import type { LegalDay } from '#libs/contracts';
import { addUnits, daysBetween, isWeekend, plainDate, yearOf } from './days.js';

/** Why a row is in the calendar: a holiday, a working day moved away, or a Saturday moved in by the Cabinet's order. */
export type CalendarRowKind = 'holiday' | 'moved_free' | 'moved_working';

/** One exceptional day as data that an administrator edits. */
export interface CalendarRow {
  day: LegalDay;
  kind: CalendarRowKind;
  name: string;
}

/** Why nobody works on a day. */
export interface FreeDay {
  day: LegalDay;
  reason: 'weekend' | 'holiday' | 'moved_free';
  /** Name of the holiday or the moved day; `null` for a plain weekend. */
  name: string | null;
}

/** Working days of Latvia, as the data rows say; make one with {@link createCalendar}. */
export interface LegalCalendar {
  /** Why the day is free; `null` on a working day. */
  freeDay(day: LegalDay): FreeDay | null;
  /** Whether there are any rows for the year; without them deadlines in it know weekends only. */
  covers(year: number): boolean;
  /** The days that have rows; all others are free on weekends alone. */
  readonly exceptional: readonly LegalDay[];
}

/**
 * Builds the calendar from rows. Saturdays and Sundays are free unless a `moved_working` row says otherwise. Where a
 * day has several rows, a moved day prevails over a holiday, and `moved_working` over `moved_free`.
 * @throws RangeError for a row whose day is not a real date.
 */
export function createCalendar(rows: Iterable<CalendarRow>): LegalCalendar {
  const weight: Record<CalendarRowKind, number> = { holiday: 0, moved_free: 1, moved_working: 2 };
  const byDay = new Map<LegalDay, CalendarRow>();
  const years = new Set<number>();
  for (const row of rows) {
    plainDate(row.day);
    years.add(yearOf(row.day));
    const known = byDay.get(row.day);
    if (!known || weight[row.kind] > weight[known.kind]) byDay.set(row.day, row);
  }
  return {
    covers: (year) => years.has(year),
    exceptional: [...byDay.keys()],
    freeDay(day) {
      const row = byDay.get(day);
      if (row?.kind === 'moved_working') return null;
      if (row) return { day, reason: row.kind, name: row.name };
      return isWeekend(day) ? { day, reason: 'weekend', name: null } : null;
    },
  };
}

/** Whether the day is a working day. */
export function isWorkingDay(day: LegalDay, calendar: LegalCalendar): boolean {
  return calendar.freeDay(day) === null;
}

/** The day itself when it is a working day, else the next one: where a term ends that would end on a free day (APL 43(2)). */
export function workingDayOnOrAfter(day: LegalDay, calendar: LegalCalendar): LegalDay {
  return walk(day, 1, calendar);
}

/** The day itself when it is a working day, else the last one before it. */
export function workingDayOnOrBefore(day: LegalDay, calendar: LegalCalendar): LegalDay {
  return walk(day, -1, calendar);
}

/**
 * The `count`-th working day after `from` (before it when negative). `from` itself is never counted (APL 42(1)).
 * With 0 it is `from`, moved to the next working day where needed.
 * @throws RangeError when `count` is not a whole number.
 */
export function addWorkingDays(from: LegalDay, count: number, calendar: LegalCalendar): LegalDay {
  if (!Number.isInteger(count)) throw new RangeError(`Not a whole number of working days: ${count}`);
  const step = count < 0 ? -1 : 1;
  let day = walk(from, 1, calendar);
  if (count !== 0) day = from;
  for (let left = Math.abs(count); left > 0; left -= 1)
    day = walk(addUnits(day, step, 'day'), step, calendar);
  return day;
}

/**
 * Working days after `from` up to and including `to`; negative, counted the other way round, when `to` is earlier.
 * So `workingDaysBetween(d, addWorkingDays(d, n))` is `n` for every `n` above 0.
 */
export function workingDaysBetween(from: LegalDay, to: LegalDay, calendar: LegalCalendar): number {
  if (to < from) return 0 - workingDaysBetween(to, from, calendar);
  // Counted by weeks: somebody may have typed a day thousands of years away.
  const weeks = Math.floor(daysBetween(from, to) / 7);
  let count = weeks * 5;
  for (let day = addUnits(from, weeks, 'week'); day < to;) {
    day = addUnits(day, 1, 'day');
    if (!isWeekend(day)) count += 1;
  }
  for (const day of calendar.exceptional)
    if (day > from && day <= to) count += Number(isWeekend(day)) - Number(!isWorkingDay(day, calendar));
  return count;
}

/** Full working days that lie between two days, neither of which is counted; 0 when there is no room. */
export function fullWorkingDaysBetween(from: LegalDay, to: LegalDay, calendar: LegalCalendar): number {
  if (to <= from) return 0;
  return workingDaysBetween(from, addUnits(to, -1, 'day'), calendar);
}

function walk(start: LegalDay, step: 1 | -1, calendar: LegalCalendar): LegalDay {
  let day = start;
  while (!isWorkingDay(day, calendar)) day = addUnits(day, step, 'day');
  return day;
}
