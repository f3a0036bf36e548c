import fc from 'fast-check';
import { createCalendar, isWorkingDay } from './calendar.js';
import { addUnits } from './days.js';
import { DEADLINES, deadlineRule } from './deadline-table.js';
import type { DeadlineCode } from './deadline-table.js';
import { checkBefore, checkPeriod, computeDeadline, computeMoment } from './deadlines.js';
import { proposeHolidays } from './holidays.js';
import { rigaInstant } from './riga.js';

const calendar = createCalendar([2024, 2025, 2026, 2027, 2028, 2029, 2030].flatMap(proposeHolidays));

describe('days counted by hand', () => {
  it.each<[DeadlineCode, string, string, string]>([
    ['SN.SIGN_DECISION', '2026-06-18', '2026-06-29', 'over a weekend, Līgo and Jāņi'],
    ['SN.SIGN_DECISION', '2026-03-26', '2026-04-02', 'a plain week'],
    ['SN.SIGN_DECISION', '2026-03-31', '2026-04-09', 'over Easter'],
    ['SN.SEND_LV', '2026-12-23', '2026-12-30', 'over Christmas'],
    ['SN.SEND_LV', '2026-12-30', '2027-01-06', 'over the turn of the year'],
    ['SN.SEND_LV', '2026-03-28', '2026-04-01', 'signed on a Saturday'],
    ['SN.OPINION_MIN', '2026-04-03', '2026-04-17', 'two weeks, the first day not counted'],
    ['SN.OPINION_MIN', '2026-03-07', '2026-03-23', 'ends on a Saturday, moves to Monday'],
    ['SN.OPINION_MIN', '2026-06-10', '2026-06-25', 'ends on Jāņi, moves to Thursday'],
    ['SN.VARAM_OPINION', '2026-01-31', '2026-03-02', 'no 31 February: 28 is a Saturday'],
    ['SN.VARAM_OPINION', '2028-01-31', '2028-02-29', 'leap year'],
    ['SN.DISAGREE', '2026-08-31', '2026-11-02', '31 October is a Saturday'],
    ['SN.CONTROL_DISAGREE', '2026-03-02', '2026-04-13', 'six weeks'],
    ['SN.MATERIALS', '2026-03-26', '2026-03-20', 'three full days before a Thursday'],
    [
      'SN.MATERIALS',
      '2026-04-09',
      '2026-04-01',
      'Tuesday, Wednesday and the day before Good Friday are counted',
    ],
    ['SN.IN_FORCE', '2024-11-19', '2024-11-20', 'a by-law published on 19 November 2024'],
    ['SN.IN_FORCE', '2026-04-02', '2026-04-03', 'Good Friday is a day like any other'],
    ['PA.MIN', '2026-03-02', '2026-04-01', '30 days'],
    ['PA.REPEAT', '2026-03-02', '2027-03-03', 'only after the year has passed'],
    ['KI.CHECK', '2026-04-29', '2026-05-12', 'over 1 and 4 May'],
    ['LB.DONE', '2024-02-29', '2026-03-02', 'two years from a leap day: 28 February is a Saturday'],
    ['P.APSPRIEDE', '2026-03-26', '2026-03-11', '14 full days before'],
    ['D.REPEAT_EXTRAORDINARY', '2026-06-22', '2026-06-25', 'the next working day after Līgo and Jāņi'],
    ['SN.INFORM_BUDGET', '2026-04-04', '2026-04-04', 'at the same time'],
  ])('%s from %s is %s: %s', (code, from, day) => {
    expect(computeDeadline(deadlineRule(code), from, calendar).day).toBe(day);
  });
});

it('no deadline for acting falls on a free day', () => {
  const rules = DEADLINES.filter(
    (rule) => rule.unit !== 'hour' && ['within', 'lasts_at_least', 'before'].includes(rule.direction),
  );
  const days = fc.nat({ max: 900 }).map((n) => addUnits('2025-02-01', n, 'day'));
  fc.assert(
    fc.property(fc.constantFrom(...rules), days, fc.nat({ max: 20 }), (rule, day, later) => {
      const end = computeDeadline(rule, day, calendar).day;
      expect(isWorkingDay(end, calendar)).toBe(true);
      expect(computeDeadline(rule, addUnits(day, later, 'day'), calendar).day >= end).toBe(true);
    }),
  );
});

it('explains how it counted', () => {
  const { explanation } = computeDeadline(
    deadlineRule('SN.SEND_LV'),
    '2026-12-23',
    createCalendar(proposeHolidays(2026)),
  );
  expect(explanation).toEqual([
    { code: 'event_not_counted', day: '2026-12-23', article: { act: 'APL', ref: '42(1)' } },
    {
      code: 'skipped',
      days: [
        { day: '2026-12-24', reason: 'holiday', name: 'Ziemassvētku vakars' },
        { day: '2026-12-25', reason: 'holiday', name: 'Pirmie Ziemassvētki' },
        { day: '2026-12-26', reason: 'holiday', name: 'Otrie Ziemassvētki' },
        { day: '2026-12-27', reason: 'weekend', name: null },
      ],
    },
    { code: 'count_ends', day: '2026-12-30' },
  ]);
});

it('says that an end moved, and that a year has no holidays recorded', () => {
  const bare = createCalendar([]);
  expect(computeDeadline(deadlineRule('SN.OPINION_MIN'), '2026-12-19', bare).explanation.slice(1)).toEqual([
    { code: 'count_ends', day: '2027-01-02' },
    {
      code: 'moved_to_working_day',
      from: { day: '2027-01-02', reason: 'weekend', name: null },
      to: '2027-01-04',
      article: { act: 'APL', ref: '43(2)' },
    },
    { code: 'year_without_holidays', year: 2026 },
    { code: 'year_without_holidays', year: 2027 },
  ]);
});

describe('checks', () => {
  it.each([
    ['2026-04-17', 'kept'],
    ['2026-05-30', 'kept'],
    ['2026-04-16', 'inclusive'],
    ['2026-04-15', 'short'],
    ['2026-04-03', 'short'],
  ])('a term from 3 April to %s is %s', (to, verdict) => {
    expect(checkPeriod(deadlineRule('SN.OPINION_MIN'), '2026-04-03', to, calendar)).toEqual({
      verdict,
      earliestEnd: '2026-04-17',
    });
  });

  it('tells a term that ends on a free day from one that is short', () => {
    expect(checkPeriod(deadlineRule('SN.OPINION_MIN'), '2026-03-07', '2026-03-21', calendar)).toEqual({
      verdict: 'ends_on_free_day',
      earliestEnd: '2026-03-23',
    });
  });

  it.each([
    ['2026-03-20', 'kept'],
    ['2026-03-22', 'kept'],
    ['2026-03-23', 'inclusive'],
    ['2026-03-24', 'late'],
    ['2026-03-26', 'late'],
  ])('papers of %s for a sitting on 26 March are %s', (day, verdict) => {
    expect(checkBefore(deadlineRule('SN.MATERIALS'), day, '2026-03-26', calendar)).toEqual({
      verdict,
      latest: '2026-03-20',
    });
  });
});

it('counts hours as time that really passes', () => {
  const sitting = rigaInstant('2026-03-29', '05:00');
  expect(computeMoment(deadlineRule('SN.MATERIALS_EXTRAORDINARY'), sitting)).toBe(
    rigaInstant('2026-03-29', '01:00'),
  );
  expect(computeMoment(deadlineRule('KM.EXTRAORDINARY'), sitting)).toBe(sitting + 24 * 3_600_000);
  expect(() => computeMoment(deadlineRule('SN.SEND_LV'), sitting)).toThrow(RangeError);
  expect(() => computeDeadline(deadlineRule('SN.MATERIALS_EXTRAORDINARY'), '2026-03-29', calendar)).toThrow(
    RangeError,
  );
});

it('has each code once', () => {
  const codes = DEADLINES.map((rule) => rule.code);
  expect(new Set(codes).size).toBe(codes.length);
});
