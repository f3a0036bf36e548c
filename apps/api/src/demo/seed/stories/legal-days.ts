import type { LegalDay } from '#libs/contracts';
import { addUnits, isWorkingDay, plainDate, type LegalCalendar } from '#libs/legal-calendar';

/** The day itself if it is a working day, else the next one. */
export function calendarDay(day: LegalDay, calendar: LegalCalendar): LegalDay {
  return isWorkingDay(day, calendar) ? day : calendarDay(addUnits(day, 1, 'day'), calendar);
}

/** The first Thursday from the day on that is a working day. */
export function thursday(from: LegalDay, calendar: LegalCalendar): LegalDay {
  let day = from;
  while (plainDate(day).dayOfWeek !== 4 || !isWorkingDay(day, calendar)) day = addUnits(day, 1, 'day');
  return day;
}
