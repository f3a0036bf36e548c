import type { DataSource } from 'typeorm';
import type { LegalDay } from '#libs/contracts';
import {
  addUnits,
  createCalendar,
  isWorkingDay,
  plainDate,
  type CalendarRow,
  type LegalCalendar,
} from '#libs/legal-calendar';

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

/** The holidays of the state that the demo's directory knows. */
export async function nationalCalendar(dataSource: DataSource): Promise<LegalCalendar> {
  const rows = await dataSource.query<CalendarRow[]>(
    `SELECT day::text, kind, name FROM calendar_day WHERE municipality_id IS NULL`,
  );
  return createCalendar(rows);
}
