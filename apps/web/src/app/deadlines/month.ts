import type { LegalDay } from '#libs/contracts';

/** One day of a drawn month; null before its first and after its last day. */
export type MonthCell<T> = { day: LegalDay; date: number; weekend: boolean; items: T[] } | null;

const DAY_MS = 86_400_000;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** The month that an address asks for, as `YYYY-MM`; that of `today` where it asks for none or for nonsense. */
export function monthAsked(asked: string | undefined, today: LegalDay): string {
  return asked !== undefined && MONTH.test(asked) && asked >= '2000-01' && asked <= '2100-12'
    ? asked
    : today.slice(0, 7);
}

/** The month `step` months later. */
export function monthBeside(month: string, step: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1 + step, 1)).toISOString().slice(0, 7);
}

/** The month as weeks from Monday to Sunday, each day with what falls on it. */
export function weeksOf<T extends { day: LegalDay; until?: LegalDay | null }>(
  month: string,
  items: readonly T[],
): MonthCell<T>[][] {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const first = Date.UTC(year, number - 1, 1);
  const cells: MonthCell<T>[] = Array.from({ length: weekday(first) }, () => null);
  for (let at = first; new Date(at).getUTCMonth() === number - 1; at += DAY_MS) {
    const day = new Date(at).toISOString().slice(0, 10);
    cells.push({
      day,
      date: new Date(at).getUTCDate(),
      weekend: weekday(at) > 4,
      items: items.filter((item) => item.day === day || item.until === day),
    });
  }
  while (cells.length % 7) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_row, week) => cells.slice(week * 7, week * 7 + 7));
}

/** 0 for Monday, 6 for Sunday. */
function weekday(at: number): number {
  return (new Date(at).getUTCDay() + 6) % 7;
}
