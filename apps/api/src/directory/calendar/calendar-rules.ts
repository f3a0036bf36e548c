import type { CalendarEntry, LegalDay, Violation } from '#libs/contracts';
import { isWeekend } from '#libs/legal-calendar';

/** Years in which the calendar can be kept; a typing error beyond them is refused. */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

/** Whether days of the year can be entered. */
export function isKeptYear(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** Why a pair of moved days cannot be entered. */
export function moveViolations(freeDay: LegalDay, workingDay: LegalDay): Violation[] {
  const violations: Violation[] = [];
  if (freeDay === workingDay) return [{ code: 'moveSameDay', where: 'workingDay' }];
  if (isWeekend(freeDay)) violations.push({ code: 'moveFreeIsWeekend', where: 'freeDay' });
  if (!isWeekend(workingDay)) violations.push({ code: 'moveWorkingIsWeekday', where: 'workingDay' });
  return [...violations, ...yearViolations(freeDay, 'freeDay'), ...yearViolations(workingDay, 'workingDay')];
}

/** Why a day cannot be entered by itself. */
export function dayViolations(entry: CalendarEntry): Violation[] {
  return yearViolations(entry.day, 'day');
}

function yearViolations(day: LegalDay, where: string): Violation[] {
  if (isKeptYear(Number(day.slice(0, 4)))) return [];
  return [{ code: 'yearOutOfRange', where, params: { first: FIRST_YEAR, last: LAST_YEAR } }];
}
