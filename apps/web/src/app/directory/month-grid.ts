import type { CalendarDayView, LegalDay } from '#libs/contracts';

/** One square of a month; null before the first and after the last day. */
export interface DayCell {
  day: LegalDay;
  date: number;
  weekend: boolean;
  special: CalendarDayView | null;
}

/** A month as weeks from Monday to Sunday. */
export interface MonthView {
  /** 1 to 12. */
  month: number;
  weeks: (DayCell | null)[][];
}

const DAY_MS = 86_400_000;

/** Draws the twelve months of a year with the days that differ from the ordinary week. */
export function monthsOf(year: number, days: readonly CalendarDayView[]): MonthView[] {
  const special = new Map(days.map((day) => [day.day, day]));
  return Array.from({ length: 12 }, (_, index) => {
    const cells: (DayCell | null)[] = Array.from({ length: weekdayOf(Date.UTC(year, index, 1)) }, () => null);
    const last = new Date(Date.UTC(year, index + 1, 0)).getUTCDate();
    for (let date = 1; date <= last; date += 1) {
      const at = Date.UTC(year, index, date);
      const day = isoOf(at);
      cells.push({ day, date, weekend: weekdayOf(at) > 4, special: special.get(day) ?? null });
    }
    while (cells.length % 7) cells.push(null);
    const weeks = Array.from({ length: cells.length / 7 }, (_row, week) =>
      cells.slice(week * 7, week * 7 + 7),
    );
    return { month: index + 1, weeks };
  });
}

/** Where a key leads from a day in the year; null for other keys. The day stays within the year. */
export function dayByKey(key: string, from: LegalDay): LegalDay | null {
  const at = Date.parse(`${from}T00:00:00Z`);
  const year = from.slice(0, 4);
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -7,
    ArrowDown: 7,
    Home: -weekdayOf(at),
    End: 6 - weekdayOf(at),
  };
  const months: Record<string, number> = { PageUp: -1, PageDown: 1 };
  const step = steps[key];
  if (step !== undefined) return within(year, isoOf(at + step * DAY_MS), from);
  const month = months[key];
  return month === undefined ? null : within(year, sameDateInMonth(from, month), from);
}

function sameDateInMonth(from: LegalDay, step: number): LegalDay {
  const [year, month, date] = from.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + step, 0)).getUTCDate();
  return isoOf(Date.UTC(year, month - 1 + step, Math.min(date, last)));
}

function within(year: string, day: LegalDay, from: LegalDay): LegalDay {
  return day.startsWith(year) ? day : from;
}

/** 0 for Monday, 6 for Sunday. */
function weekdayOf(at: number): number {
  return (new Date(at).getUTCDay() + 6) % 7;
}

function isoOf(at: number): LegalDay {
  return new Date(at).toISOString().slice(0, 10);
}
