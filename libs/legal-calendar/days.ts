import type { LegalDay } from '#libs/contracts';
import { Temporal } from 'temporal-polyfill';

/** Units of whole days in which terms are counted. */
export type DayUnit = 'day' | 'week' | 'month' | 'year';

/**
 * Reads a legal day.
 * @throws RangeError unless it is a real calendar date written `YYYY-MM-DD`.
 */
export function plainDate(day: LegalDay): Temporal.PlainDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new RangeError(`Not a day: ${day}`);
  return Temporal.PlainDate.from(day);
}

/** Whether the text is a real calendar date written `YYYY-MM-DD`. */
export function isLegalDay(text: string): boolean {
  try {
    plainDate(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The day `count` units later (earlier when negative). Months and years clamp to the last day of a shorter month:
 * 31 January plus one month is 28 or 29 February.
 */
export function addUnits(day: LegalDay, count: number, unit: DayUnit): LegalDay {
  return plainDate(day)
    .add({ [`${unit}s`]: count })
    .toString();
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LegalDay, to: LegalDay): number {
  return plainDate(from).until(plainDate(to), { largestUnit: 'days' }).days;
}

/** Whether the day is a Saturday or Sunday. */
export function isWeekend(day: LegalDay): boolean {
  return plainDate(day).dayOfWeek > 5;
}

/** The year of a day. */
export function yearOf(day: LegalDay): number {
  return Number(day.slice(0, 4));
}
