import { createCalendar } from './calendar.js';
import type { CalendarRow } from './calendar.js';
import { addUnits } from './days.js';
import { DEADLINES } from './deadline-table.js';
import type { DeadlineRule } from './deadline-table.js';
import { checkBefore, checkPeriod, computeDeadline, computeMoment } from './deadlines.js';
import { proposeHolidays } from './holidays.js';
import { isAsStrict, withOwnTerm } from './own-terms.js';
import { rigaInstant, rigaTime, todayInRiga } from './riga.js';

/** The years every deadline is counted through, and those that its days reach into. */
const YEARS = [2025, 2026, 2027];
const AROUND = [2023, 2024, ...YEARS, 2028, 2029, 2030, 2031, 2032, 2033];

/** Working days moved away and Saturdays worked instead. MADE UP for these tests: no order of the Cabinet says so. */
const MADE_UP: CalendarRow[] = YEARS.flatMap((year) => [
  { day: weekdayFrom(`${year}-01-02`), kind: 'moved_free', name: 'izdomāta pārcelta diena' },
  { day: saturdayAfter(`${year}-01-10`), kind: 'moved_working', name: 'izdomāta darba sestdiena' },
  { day: weekdayFrom(`${year}-06-18`), kind: 'moved_free', name: 'izdomāta pārcelta diena' },
  { day: saturdayAfter(`${year}-06-05`), kind: 'moved_working', name: 'izdomāta darba sestdiena' },
]);

const statutory = AROUND.flatMap(proposeHolidays);
const calendars = {
  'the statutory holidays': createCalendar(statutory),
  'the statutory holidays and made-up moved days': createCalendar([...statutory, ...MADE_UP]),
};

function weekday(day: string): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay();
}

function weekdayFrom(day: string): string {
  return [0, 6].includes(weekday(day)) ? addUnits(day, weekday(day) === 6 ? 2 : 1, 'day') : day;
}

function saturdayAfter(day: string): string {
  return addUnits(day, (6 - weekday(day) + 7) % 7, 'day');
}

/** Free days of a set of rows, read by plain sets: another way to the same answer. */
function isFree(rows: readonly CalendarRow[]): (day: string) => boolean {
  const working = new Set(rows.filter(({ kind }) => kind === 'moved_working').map(({ day }) => day));
  const free = new Set(rows.filter(({ kind }) => kind !== 'moved_working').map(({ day }) => day));
  return (day) => !working.has(day) && (free.has(day) || [0, 6].includes(weekday(day)));
}

/** Months and years on the calendar's numbers, cut to the last day of a shorter month. */
function laterByMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  const cut = Math.min(date, last.getUTCDate());
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), cut)).toISOString().slice(0, 10);
}

/** Counts with UTC dates, one day at a time, reading the articles once more: APL 42(1), 43(2). */
function reference(rule: DeadlineRule, from: string, free: (day: string) => boolean): string {
  if (rule.direction === 'same_time') return from;
  const back = rule.direction === 'before';
  const next = (day: string): string => {
    const date = new Date(`${day}T12:00:00Z`);
    date.setUTCDate(date.getUTCDate() + (back ? -1 : 1));
    return date.toISOString().slice(0, 10);
  };
  let day = from;
  if (rule.unit === 'month' || rule.unit === 'year') {
    day = laterByMonths(from, rule.count * (rule.unit === 'year' ? 12 : 1));
  } else {
    for (let left = rule.unit === 'week' ? rule.count * 7 : rule.count; left > 0;) {
      day = next(day);
      if (rule.unit !== 'working_day' || !free(day)) left -= 1;
    }
  }
  // A day before the first counted one, or after the last.
  if (back || rule.direction === 'not_before') day = next(day);
  if (['within', 'lasts_at_least', 'before'].includes(rule.direction)) while (free(day)) day = next(day);
  return day;
}

const byDays = DEADLINES.filter(({ unit }) => unit !== 'hour');
const byHours = DEADLINES.filter(({ unit }) => unit === 'hour');

/** Rules that differ only in name and article are counted alike, so each way of counting goes through every day. */
const shapes = new Map(byDays.map((rule) => [`${rule.count} ${rule.unit} ${rule.direction}`, rule] as const));
const [plain, moved] = [isFree(statutory), isFree([...statutory, ...MADE_UP])];

it.each([...shapes])('%s from every day of three years', (_, rule) => {
  const calendar = calendars['the statutory holidays and made-up moved days'];
  const wrong: string[] = [];
  let days = 0;
  for (let day = '2025-01-01'; day <= '2027-12-31'; day = addUnits(day, 1, 'day')) {
    days += 1;
    const found = computeDeadline(rule, day, calendar).day;
    const expected = reference(rule, day, moved);
    if (found !== expected) wrong.push(`${day}: ${found}, not ${expected}`);
  }
  expect(wrong).toEqual([]);
  expect(days).toBe(1095);
});

it.each(byDays.map((rule) => [rule.code, rule] as const))('%s through three years', (_, rule) => {
  for (let day = '2025-01-01'; day <= '2027-12-31'; day = addUnits(day, 11, 'day')) {
    const found = Object.values(calendars).map((calendar) => computeDeadline(rule, day, calendar).day);
    expect([day, ...found]).toEqual([day, reference(rule, day, plain), reference(rule, day, moved)]);
  }
});

it('the made-up days are what they are called', () => {
  expect(MADE_UP.filter(({ kind }) => kind === 'moved_working').every(({ day }) => weekday(day) === 6)).toBe(
    true,
  );
  expect(
    MADE_UP.filter(({ kind }) => kind === 'moved_free').every(({ day }) => ![0, 6].includes(weekday(day))),
  ).toBe(true);
  for (const { day } of MADE_UP) expect([day, plain(day)]).not.toEqual([day, moved(day)]);
});

describe('hours over both clock changes of three years', () => {
  /** The last Sundays of March and October. */
  const changes = YEARS.flatMap((year) =>
    ['03', '10'].map((month) => {
      let day = `${year}-${month}-31`;
      while (weekday(day) !== 0) day = addUnits(day, -1, 'day');
      return [day, month === '03'] as const;
    }),
  );

  it.each(changes)('on %s (to summer time: %s)', (day, toSummer) => {
    expect(byHours.length).toBeGreaterThan(2);
    for (const rule of byHours) {
      const sitting = rigaInstant(day, '05:00');
      const moment = computeMoment(rule, sitting);
      const hours = rule.direction === 'before' ? -rule.count : rule.count;
      expect(moment - sitting).toBe(hours * 3_600_000);
      if (rule.direction !== 'before' || rule.count !== 3) continue;
      // Three hours that really pass: the clock shows one hour less, or one more.
      expect([todayInRiga(moment), rigaTime(moment)]).toEqual([day, toSummer ? '01:00' : '03:00']);
    }
  });

  it('days are counted by the calendar there, whatever their length', () => {
    const calendar = calendars['the statutory holidays'];
    for (const [day] of changes) {
      for (const rule of byDays.filter(({ unit, direction }) => unit === 'day' && direction === 'exact')) {
        expect(computeDeadline(rule, day, calendar).day).toBe(addUnits(day, rule.count, 'day'));
      }
    }
  });
});

describe('the inclusive habit', () => {
  const calendar = calendars['the statutory holidays'];
  const periods = byDays.filter(({ direction }) => direction === 'lasts_at_least');
  const before = byDays.filter(({ direction }) => direction === 'before');

  it.each(periods.map((rule) => [rule.code, rule] as const))(
    '%s: one day short is pointed out',
    (_, rule) => {
      for (let from = '2025-01-01'; from <= '2027-12-31'; from = addUnits(from, 23, 'day')) {
        const strict = reference({ ...rule, direction: 'exact' }, from, () => false);
        const verdict = (to: string): string => checkPeriod(rule, from, to, calendar).verdict;
        expect([from, verdict(addUnits(strict, -1, 'day'))]).toEqual([from, 'inclusive']);
        expect([from, verdict(addUnits(strict, -2, 'day'))]).toEqual([from, 'short']);
        expect(['kept', 'ends_on_free_day']).toContain(verdict(strict));
      }
    },
  );

  it.each(before.map((rule) => [rule.code, rule] as const))('%s: one day late is pointed out', (_, rule) => {
    for (let event = '2025-02-03'; event <= '2027-12-31'; event = addUnits(event, 23, 'day')) {
      const { latest } = checkBefore(rule, event, event, calendar);
      expect(checkBefore(rule, latest, event, calendar).verdict).toBe('kept');
      let day = latest;
      do day = addUnits(day, 1, 'day');
      while (checkBefore(rule, day, event, calendar).verdict === 'kept');
      expect([event, checkBefore(rule, day, event, calendar).verdict]).toEqual([event, 'inclusive']);
      expect(checkBefore(rule, event, event, calendar).verdict).toBe('late');
    }
  });
});

describe('own terms', () => {
  it.each([
    ['SN.OPINION_MIN', 13, 'day', false],
    ['SN.OPINION_MIN', 14, 'day', true],
    ['SN.OPINION_MIN', 3, 'week', true],
    ['SN.OPINION_MIN', 14, 'working_day', false],
    ['SN.SIGN_DECISION', 5, 'working_day', true],
    ['SN.SIGN_DECISION', 6, 'working_day', false],
    ['SN.SIGN_DECISION', 0, 'working_day', false],
    ['SN.MATERIALS', 2, 'working_day', false],
    ['SN.MATERIALS', 4, 'working_day', true],
    ['SN.VARAM_OPINION', 3, 'week', false],
    ['SN.IN_FORCE', 1, 'day', false],
    ['SN.INFORM_BUDGET', 1, 'day', false],
    ['D.KEEP_RECORDING', 6, 'year', false],
    ['PA.REPEAT', 2, 'year', true],
  ] as const)('%s as %d %s is as strict as the law: %s', (code, count, unit, strict) => {
    const rule = DEADLINES.find((candidate) => candidate.code === code);
    if (!rule) throw new Error(`There is no ${code}.`);
    expect(isAsStrict(rule, { count, unit })).toBe(strict);
    if (strict) expect(withOwnTerm(rule, { count, unit })).toEqual({ ...rule, count, unit });
    else expect(() => withOwnTerm(rule, { count, unit })).toThrow(RangeError);
  });
});
