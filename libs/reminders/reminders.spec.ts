import fc from 'fast-check';
import { addUnits, createCalendar, DEADLINES, isWorkingDay, proposeHolidays } from '#libs/legal-calendar';
import { runs } from '../../tests/support/runs.js';
import { deadlineName } from './deadline-names.js';
import { nextNoticeDay, noticesOn } from './notices.js';
import { DEFAULT_REMINDERS, reminderViolations, type ReminderRules } from './settings.js';

const calendar = createCalendar([2026, 2027, 2028].flatMap((year) => proposeHolidays(year)));
/** A Wednesday. */
const DAY = '2027-03-10';
const stages = (today: string, rules: ReminderRules = DEFAULT_REMINDERS): string[] =>
  noticesOn(DAY, rules, today, calendar).map((one) => one.stage);

describe('what is told about a deadline', () => {
  it.each([
    ['2027-03-04', []],
    ['2027-03-05', ['ahead-3']],
    ['2027-03-06', ['ahead-3']],
    ['2027-03-08', ['ahead-3']],
    ['2027-03-09', ['ahead-1']],
    ['2027-03-10', ['today']],
    ['2027-03-11', ['overdue', 'escalated']],
    ['2027-03-30', ['overdue', 'escalated']],
  ])('on %s: %p', (today, expected) => {
    expect(stages(today)).toEqual(expected);
  });

  it('counts working days: a reminder does not come in the middle of the holidays', () => {
    // 24, 25 and 26 December 2026 are holidays and 27 is a Sunday.
    const told = (today: string) => noticesOn('2026-12-28', DEFAULT_REMINDERS, today, calendar)[0]?.stage;
    expect(told('2026-12-22')).toBe('ahead-3');
    expect(told('2026-12-23')).toBe('ahead-1');
  });

  it('tells nobody above where the municipality does not want it', () => {
    const own = { ...DEFAULT_REMINDERS, escalateAfter: null, onTheDay: false, ahead: [] };
    expect(stages('2027-03-09', own)).toEqual([]);
    expect(stages(DAY, own)).toEqual([]);
    expect(stages('2027-03-12', own)).toEqual(['overdue']);
  });

  it('waits with superiors as long as the municipality says', () => {
    const own = { ...DEFAULT_REMINDERS, escalateAfter: 3 };
    expect(stages('2027-03-12', own)).toEqual(['overdue']);
    expect(stages('2027-03-15', own)).toEqual(['overdue', 'escalated']);
  });

  it('is never found between the days on which it looks, whatever the settings', () => {
    const rules = fc.record({
      ahead: fc.uniqueArray(fc.integer({ min: 1, max: 10 }), { maxLength: 4 }),
      onTheDay: fc.boolean(),
      escalateAfter: fc.option(fc.integer({ min: 1, max: 8 })),
      escalateTo: fc.constant(['head_of_department']),
      byMail: fc.boolean(),
    });
    fc.assert(
      fc.property(rules, fc.integer({ min: -30, max: 300 }), (own, offset) => {
        let day = addUnits(DAY, offset, 'day');
        while (!isWorkingDay(day, calendar)) day = addUnits(day, 1, 'day');
        const start = addUnits(day, -16, 'day');
        const daily = new Set<string>();
        const looked = new Set<string>();
        for (let today = start; today <= addUnits(day, 14, 'day'); today = addUnits(today, 1, 'day'))
          for (const one of noticesOn(day, own, today, calendar)) daily.add(one.stage);
        for (let at: string | null = start; at !== null; at = nextNoticeDay(day, own, at, calendar))
          for (const one of noticesOn(day, own, at, calendar)) looked.add(one.stage);
        expect(looked).toEqual(daily);
      }),
      runs(20),
    );
  });
});

describe('settings of reminders', () => {
  it.each([
    [{ ahead: [0] }, 'reminder.aheadOutOfRange'],
    [{ ahead: [31] }, 'reminder.aheadOutOfRange'],
    [{ ahead: [1.5] }, 'reminder.aheadOutOfRange'],
    [{ ahead: [2, 2] }, 'reminder.aheadTooMany'],
    [{ ahead: [1, 2, 3, 4, 5, 6] }, 'reminder.aheadTooMany'],
    [{ escalateAfter: 0 }, 'reminder.escalationOutOfRange'],
    [{ escalateAfter: 31 }, 'reminder.escalationOutOfRange'],
    [{ escalateTo: [] }, 'reminder.escalationToNobody'],
  ])('%p is refused as %s', (own, code) => {
    expect(reminderViolations({ ...DEFAULT_REMINDERS, ...own }).map((one) => one.code)).toEqual([code]);
  });

  it('are fine as they come, and with nothing but the overdue', () => {
    expect(reminderViolations(DEFAULT_REMINDERS)).toEqual([]);
    expect(
      reminderViolations({ ...DEFAULT_REMINDERS, ahead: [], escalateAfter: null, escalateTo: [] }),
    ).toEqual([]);
  });
});

describe('names of deadlines', () => {
  it.each(DEADLINES.map(({ code }) => code))('%s has one in each language', (code) => {
    const [lv, en] = [deadlineName(code, 'lv'), deadlineName(code, 'en')];
    expect(lv).not.toBe(code);
    expect(en).not.toBe(code);
    expect(lv).not.toBe(en);
  });

  it('are codes where there is none', () => {
    expect(deadlineName('X.UNKNOWN', 'lv')).toBe('X.UNKNOWN');
  });
});
