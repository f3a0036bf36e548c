import type { ArticleRef, LegalDay } from '#libs/contracts';
import {
  addWorkingDays,
  fullWorkingDaysBetween,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
} from './calendar.js';
import type { FreeDay, LegalCalendar } from './calendar.js';
import { addUnits, daysBetween, yearOf } from './days.js';
import type { DayUnit } from './days.js';
import type { DeadlineDirection, DeadlineRule } from './deadline-table.js';
import type { InstantMs } from './riga.js';

/** One step of how a deadline was counted; the interface words it by `procedure.deadlineStep.<code>`. */
export type DeadlineStep =
  /** The day of the event is not counted; counting starts (backwards: stops) the day after it (APL 42(1)). */
  | { code: 'event_not_counted'; day: LegalDay; article: ArticleRef }
  /** Free days that were passed over while counting working days. */
  | { code: 'skipped'; days: FreeDay[] }
  /** The count ends on this day. */
  | { code: 'count_ends'; day: LegalDay }
  /** The count would end on a free day and moves to a working day (APL 43(2)). */
  | { code: 'moved_to_working_day'; from: FreeDay; to: LegalDay; article: ArticleRef }
  /** There are no holidays recorded for this year, so only weekends were known. */
  | { code: 'year_without_holidays'; year: number };

/** The day a deadline falls on, and how it was counted. */
export interface ComputedDeadline {
  day: LegalDay;
  explanation: DeadlineStep[];
}

const APL_42_1: ArticleRef = { act: 'APL', ref: '42(1)' };
const APL_43_2: ArticleRef = { act: 'APL', ref: '43(2)' };
const MOVES_ON: readonly DeadlineDirection[] = ['within', 'lasts_at_least'];

/**
 * The day of a deadline, counted strictly (APL 42(1), 43(2), by analogy).
 *
 * - `within`, `lasts_at_least`: the last day; the count starts the day after the event; an end on a free day moves to
 *   the next working day.
 * - `before`: the last working day on which it can be done so that the full number of days lies between it and the
 *   event; neither the day of the act nor the day of the event is counted. What is done on a free day after it but
 *   before the first counted day is in time as well, see {@link checkBefore}.
 * - `not_before`: the first day on which it is allowed; does not move.
 * - `exact`, `kept_at_most`: the day itself; does not move. `same_time`: the day of the event.
 * @throws RangeError for a rule counted in hours: use {@link computeMoment}.
 */
export function computeDeadline(
  rule: DeadlineRule,
  from: LegalDay,
  calendar: LegalCalendar,
): ComputedDeadline {
  if (rule.unit === 'hour') throw new RangeError(`${rule.code} is counted in hours`);
  if (rule.direction === 'same_time') return { day: from, explanation: [{ code: 'count_ends', day: from }] };
  const steps: DeadlineStep[] = [{ code: 'event_not_counted', day: from, article: APL_42_1 }];
  const day =
    rule.direction === 'before' ? before(rule, from, calendar, steps) : after(rule, from, calendar, steps);
  for (const year of yearsBetween(from, day)) {
    if (!calendar.covers(year)) steps.push({ code: 'year_without_holidays', year });
  }
  return { day, explanation: steps };
}

/**
 * The moment of a deadline counted in hours: the last moment for `before` and `within`.
 * @throws RangeError for a rule counted in days.
 */
export function computeMoment(rule: DeadlineRule, from: InstantMs): InstantMs {
  if (rule.unit !== 'hour') throw new RangeError(`${rule.code} is counted in days`);
  const length = rule.count * 3_600_000;
  return rule.direction === 'before' ? from - length : from + length;
}

/** What {@link checkPeriod} found. */
export interface PeriodCheck {
  /**
   * `kept` = long enough; `ends_on_free_day` = long enough in days, but the end moves to a working day; `inclusive` =
   * enough only when the first day is counted, one day short by strict counting; `short` = too short.
   */
  verdict: 'kept' | 'ends_on_free_day' | 'inclusive' | 'short';
  /** The earliest lawful last day by strict counting. */
  earliestEnd: LegalDay;
}

/**
 * Whether a period announced from `from` to `to` (both inclusive) is as long as a `lasts_at_least` rule asks.
 * Inclusive counting ("3.–16. aprīlis ieskaitot") is one day short of strict counting and reported as such.
 */
export function checkPeriod(
  rule: DeadlineRule,
  from: LegalDay,
  to: LegalDay,
  calendar: LegalCalendar,
): PeriodCheck {
  const earliestEnd = computeDeadline(rule, from, calendar).day;
  if (to >= earliestEnd) return { verdict: 'kept', earliestEnd };
  const strict = countedEnd(rule, from, calendar);
  if (to >= strict) return { verdict: 'ends_on_free_day', earliestEnd };
  const short = daysBetween(to, strict) > 1;
  return { verdict: short ? 'short' : 'inclusive', earliestEnd };
}

/** What {@link checkBefore} found. */
export interface BeforeCheck {
  /** `kept` = in time; `inclusive` = in time only when the day of the act is counted too; `late` = too late. */
  verdict: 'kept' | 'inclusive' | 'late';
  /** The last working day for the act by strict counting. */
  latest: LegalDay;
}

/** Whether an act done on `act` was early enough before the event for a `before` rule counted in days. */
export function checkBefore(
  rule: DeadlineRule,
  act: LegalDay,
  event: LegalDay,
  calendar: LegalCalendar,
): BeforeCheck {
  const latest = computeDeadline(rule, event, calendar).day;
  const between = (day: LegalDay): number =>
    rule.unit === 'working_day' ? fullWorkingDaysBetween(day, event, calendar) : daysBetween(day, event) - 1;
  if (between(act) >= rule.count) return { verdict: 'kept', latest };
  return { verdict: between(addUnits(act, -1, 'day')) >= rule.count ? 'inclusive' : 'late', latest };
}

function after(rule: DeadlineRule, from: LegalDay, calendar: LegalCalendar, steps: DeadlineStep[]): LegalDay {
  const end = countedEnd(rule, from, calendar);
  if (rule.unit === 'working_day') pushSkipped(from, end, calendar, steps);
  steps.push({ code: 'count_ends', day: end });
  if (rule.direction === 'not_before') return addUnits(end, 1, 'day');
  return MOVES_ON.includes(rule.direction)
    ? moved(end, workingDayOnOrAfter(end, calendar), calendar, steps)
    : end;
}

function before(
  rule: DeadlineRule,
  event: LegalDay,
  calendar: LegalCalendar,
  steps: DeadlineStep[],
): LegalDay {
  const first =
    rule.unit === 'working_day'
      ? addWorkingDays(event, -rule.count, calendar)
      : addUnits(event, -rule.count, rule.unit as DayUnit);
  if (rule.unit === 'working_day') pushSkipped(first, event, calendar, steps);
  const end = addUnits(first, -1, 'day');
  steps.push({ code: 'count_ends', day: end });
  return moved(end, workingDayOnOrBefore(end, calendar), calendar, steps);
}

function countedEnd(rule: DeadlineRule, from: LegalDay, calendar: LegalCalendar): LegalDay {
  return rule.unit === 'working_day'
    ? addWorkingDays(from, rule.count, calendar)
    : addUnits(from, rule.count, rule.unit as DayUnit);
}

function moved(end: LegalDay, to: LegalDay, calendar: LegalCalendar, steps: DeadlineStep[]): LegalDay {
  const free = calendar.freeDay(end);
  if (free) steps.push({ code: 'moved_to_working_day', from: free, to, article: APL_43_2 });
  return to;
}

function pushSkipped(from: LegalDay, to: LegalDay, calendar: LegalCalendar, steps: DeadlineStep[]): void {
  const days: FreeDay[] = [];
  for (let day = addUnits(from, 1, 'day'); day < to; day = addUnits(day, 1, 'day')) {
    const free = calendar.freeDay(day);
    if (free) days.push(free);
  }
  if (days.length > 0) steps.push({ code: 'skipped', days });
}

function yearsBetween(a: LegalDay, b: LegalDay): number[] {
  const [first, last] = a < b ? [yearOf(a), yearOf(b)] : [yearOf(b), yearOf(a)];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
