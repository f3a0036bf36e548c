import type { LegalDay } from '#libs/contracts';
import type { CalendarRow } from './calendar.js';
import { addUnits, plainDate } from './days.js';

/**
 * Easter Sunday of the Gregorian calendar (the anonymous algorithm of Meeus, Jones and Butcher).
 * @throws RangeError before 1583.
 */
export function easterSunday(year: number): LegalDay {
  if (!Number.isInteger(year) || year < 1583) throw new RangeError(`No Gregorian Easter in ${year}`);
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return `${year}-${two(month)}-${two(day)}`;
}

/**
 * Proposes the holidays of a year: configuration to be checked by an administrator, never law. The list is general
 * knowledge (the law "Par svētku, atceres un atzīmējamām dienām" was not at hand). Working days that the Cabinet moves
 * and one-off holidays are not in it. When 4 May or 18 November falls on a weekend, the next Monday is proposed too.
 * @returns rows in order of days, one for each day.
 */
export function proposeHolidays(year: number): CalendarRow[] {
  const easter = easterSunday(year);
  const on = (monthDay: string): LegalDay => `${year}-${monthDay}`;
  const proposed: [LegalDay, string][] = [
    [on('01-01'), 'Jaungada diena'],
    [addUnits(easter, -2, 'day'), 'Lielā piektdiena'],
    [easter, 'Pirmās Lieldienas'],
    [addUnits(easter, 1, 'day'), 'Otrās Lieldienas'],
    [on('05-01'), 'Darba svētki'],
    ...withMonday(on('05-04'), 'Latvijas Republikas Neatkarības atjaunošanas diena'),
    [secondSundayOfMay(year), 'Mātes diena'],
    [addUnits(easter, 49, 'day'), 'Vasarsvētki'],
    [on('06-23'), 'Līgo diena'],
    [on('06-24'), 'Jāņu diena'],
    ...withMonday(on('11-18'), 'Latvijas Republikas Proklamēšanas diena'),
    [on('12-24'), 'Ziemassvētku vakars'],
    [on('12-25'), 'Pirmie Ziemassvētki'],
    [on('12-26'), 'Otrie Ziemassvētki'],
    [on('12-31'), 'Vecgada diena'],
  ];
  const names = new Map<LegalDay, string>();
  for (const [day, name] of proposed) {
    const known = names.get(day);
    names.set(day, known ? `${known}, ${name}` : name);
  }
  return [...names]
    .map(([day, name]): CalendarRow => ({ day, kind: 'holiday', name }))
    .sort((x, y) => (x.day < y.day ? -1 : 1));
}

function withMonday(day: LegalDay, name: string): [LegalDay, string][] {
  const weekday = plainDate(day).dayOfWeek;
  if (weekday < 6) return [[day, name]];
  return [
    [day, name],
    [addUnits(day, 8 - weekday, 'day'), `Brīvdiena (${name})`],
  ];
}

function secondSundayOfMay(year: number): LegalDay {
  const first = `${year}-05-01`;
  return addUnits(first, 14 - plainDate(first).dayOfWeek, 'day');
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
