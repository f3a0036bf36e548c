import fc from 'fast-check';
import { addWorkingDays, createCalendar, fullWorkingDaysBetween, isWorkingDay } from './calendar.js';
import { workingDayOnOrAfter, workingDayOnOrBefore, workingDaysBetween } from './calendar.js';
import type { CalendarRow } from './calendar.js';
import { addUnits, daysBetween, isLegalDay } from './days.js';
import { easterSunday, proposeHolidays } from './holidays.js';

const proposed = createCalendar([2025, 2026, 2027, 2028].flatMap(proposeHolidays));

const anyDay = fc.integer({ min: 0, max: 1200 }).map((n) => addUnits('2025-02-01', n, 'day'));
const rows: fc.Arbitrary<CalendarRow[]> = fc.array(
  fc.record({
    day: anyDay,
    kind: fc.constantFrom('holiday', 'moved_free', 'moved_working'),
    name: fc.constant('x'),
  }),
  { maxLength: 60 },
);
const calendars = rows.map((extra) => createCalendar([...proposeHolidays(2026), ...extra]));
const counts = fc.integer({ min: 1, max: 40 });

describe('working days', () => {
  it.each([
    ['2026-03-26', true, 'a Thursday'],
    ['2026-03-28', false, 'a Saturday'],
    ['2026-04-03', false, 'Good Friday'],
    ['2026-04-06', false, 'Easter Monday'],
    ['2026-06-23', false, 'Līgo'],
    ['2026-12-31', false, "New Year's Eve"],
    ['2025-05-05', false, 'the Monday after 4 May on a Sunday'],
    ['2028-11-20', false, 'the Monday after 18 November on a Saturday'],
    ['2026-05-05', true, '4 May 2026 is a Monday, so the Tuesday is an ordinary day'],
  ])('%s: %s (%s)', (day, working) => {
    expect(isWorkingDay(day, proposed)).toBe(working);
  });

  it('lets a moved day prevail over a weekend and a holiday', () => {
    const moved = createCalendar([
      { day: '2026-01-02', kind: 'moved_free', name: 'Pārcelta' },
      { day: '2026-01-17', kind: 'moved_working', name: 'Pārcelta' },
      { day: '2026-05-01', kind: 'moved_working', name: 'Rīkojums' },
      { day: '2026-05-01', kind: 'holiday', name: 'Darba svētki' },
    ]);
    expect(moved.freeDay('2026-01-02')).toEqual({
      day: '2026-01-02',
      reason: 'moved_free',
      name: 'Pārcelta',
    });
    expect(moved.freeDay('2026-01-17')).toBeNull();
    expect(moved.freeDay('2026-05-01')).toBeNull();
    expect(moved.freeDay('2026-01-18')).toEqual({ day: '2026-01-18', reason: 'weekend', name: null });
    expect([moved.covers(2026), moved.covers(2027)]).toEqual([true, false]);
  });

  it('refuses what is no day', () => {
    expect(() => createCalendar([{ day: '2026-02-30', kind: 'holiday', name: '' }])).toThrow(RangeError);
    expect(() => addWorkingDays('2026-2-3', 1, proposed)).toThrow(RangeError);
    expect(() => addWorkingDays('2026-02-03', 1.5, proposed)).toThrow(RangeError);
    expect([isLegalDay('2028-02-29'), isLegalDay('2026-02-29'), isLegalDay('2026-03-01T10:00')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('counts full days between two days without the two', () => {
    expect(fullWorkingDaysBetween('2026-03-20', '2026-03-26', proposed)).toBe(3);
    expect(fullWorkingDaysBetween('2026-03-22', '2026-03-26', proposed)).toBe(3);
    expect(fullWorkingDaysBetween('2026-03-23', '2026-03-26', proposed)).toBe(2);
    expect(fullWorkingDaysBetween('2026-03-26', '2026-03-26', proposed)).toBe(0);
  });
});

describe('properties of counting', () => {
  it('counting back what was added gives the number added', () => {
    fc.assert(
      fc.property(anyDay, counts, calendars, (day, n, calendar) => {
        expect(workingDaysBetween(day, addWorkingDays(day, n, calendar), calendar)).toBe(n);
      }),
    );
  });

  it('between two days are those that one meets going from day to day', () => {
    fc.assert(
      fc.property(anyDay, anyDay, calendars, (a, b, calendar) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const met = Array.from({ length: daysBetween(from, to) }, (_, n) => addUnits(from, n + 1, 'day'));
        const working = met.filter((day) => isWorkingDay(day, calendar)).length;
        expect(workingDaysBetween(from, to, calendar)).toBe(working);
        expect(workingDaysBetween(to, from, calendar)).toBe(0 - working);
      }),
    );
  });

  it('are counted without going from day to day, however far away a day is', () => {
    const asked: string[] = [];
    const watched = { ...proposed, freeDay: (day: string) => (asked.push(day), proposed.freeDay(day)) };
    const [from, to] = ['2026-01-01', '8999-01-24'];
    const free = proposed.exceptional.filter((day) => day > from && new Date(day).getUTCDay() % 6 !== 0);
    // Both are Thursdays.
    expect(workingDaysBetween(from, to, watched)).toBe((daysBetween(from, to) / 7) * 5 - free.length);
    expect(asked.length).toBeLessThan(200);
  });

  it('adding and taking away returns to the same working day', () => {
    fc.assert(
      fc.property(anyDay, counts, calendars, (any, n, calendar) => {
        const day = workingDayOnOrAfter(any, calendar);
        expect(addWorkingDays(addWorkingDays(day, n, calendar), -n, calendar)).toBe(day);
        expect(addWorkingDays(addWorkingDays(day, -n, calendar), n, calendar)).toBe(day);
      }),
    );
  });

  it('never lands on a free day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40, max: 40 }), calendars, (day, n, calendar) => {
        expect(isWorkingDay(addWorkingDays(day, n, calendar), calendar)).toBe(true);
        expect(isWorkingDay(workingDayOnOrBefore(day, calendar), calendar)).toBe(true);
      }),
    );
  });

  it('is monotonic in the day and strictly so in the count', () => {
    fc.assert(
      fc.property(anyDay, fc.nat({ max: 30 }), counts, calendars, (day, later, n, calendar) => {
        const end = addWorkingDays(day, n, calendar);
        expect(addWorkingDays(addUnits(day, later, 'day'), n, calendar) >= end).toBe(true);
        expect(addWorkingDays(day, n + 1, calendar) > end).toBe(true);
        expect(daysBetween(day, end)).toBeGreaterThanOrEqual(n);
      }),
    );
  });
});

describe('proposed holidays', () => {
  it.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2285, '2285-03-22'],
  ])('Easter %i is on %s', (year, day) => {
    expect(easterSunday(year)).toBe(day);
  });

  it('lists 2026', () => {
    expect(proposeHolidays(2026).map((row) => row.day.slice(5))).toEqual(
      '01-01 04-03 04-05 04-06 05-01 05-04 05-10 05-24 06-23 06-24 11-18 12-24 12-25 12-26 12-31'.split(' '),
    );
  });

  it('names each day once and in order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1991, max: 2190 }), (year) => {
        const days = proposeHolidays(year).map((row) => row.day);
        expect(days).toEqual([...new Set(days)].sort());
        expect(days.every((day) => day.startsWith(`${year}-`))).toBe(true);
      }),
    );
  });
});
