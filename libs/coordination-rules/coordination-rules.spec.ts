import fc from 'fast-check';
import type { CoordinationItemInput, CoordinationOpinionInput, CoordinationSettings } from '#libs/contracts';
import { createCalendar, isWorkingDay, proposeHolidays, workingDaysBetween } from '#libs/legal-calendar';
import {
  additionViolations,
  checkCoordinationOpinion,
  DEFAULT_COORDINATION_SETTINGS,
  dispositionViolations,
  dueDayOf,
  dueDayWithMore,
  endViolations,
  extend,
  extendedDueDay,
  settingsViolations,
  silenceViolations,
  startViolations,
  termOf,
  type RoundStart,
} from './index.js';

const calendar = createCalendar([2026, 2027].flatMap(proposeHolidays));
const settings = DEFAULT_COORDINATION_SETTINGS;

const codes = (violations: readonly { code: string }[]): string[] => violations.map(({ code }) => code);

describe('settings', () => {
  it('hold by default', () => expect(settingsViolations(settings)).toEqual([]));

  it.each<[Partial<CoordinationSettings>, string[]]>([
    [{ normalWorkingDays: 0 }, ['coordination.term_out_of_range']],
    [{ repeatWorkingDays: 61 }, ['coordination.term_out_of_range']],
    [{ urgentWorkingDays: 2.5 }, ['coordination.term_out_of_range']],
    [{ extensionWorkingDays: -1 }, ['coordination.term_out_of_range']],
    [{ extensionWorkingDays: 0 }, []],
    [{ urgentWorkingDays: 11 }, ['coordination.urgent_longer_than_normal']],
    [{ normalWorkingDays: 60, urgentWorkingDays: 60 }, []],
  ])('%j: %j', (changes, expected) =>
    expect(codes(settingsViolations({ ...settings, ...changes }))).toEqual(expected),
  );
});

describe('the last day of a round', () => {
  it.each([
    ['normal', '2026-03-02', '2026-03-16', 'ten working days, the first on Tuesday'],
    ['urgent', '2026-03-02', '2026-03-05', 'three working days'],
    ['repeat', '2026-03-02', '2026-03-09', 'five working days'],
    ['urgent', '2026-03-06', '2026-03-11', 'sent on a Friday, begins on Monday'],
    ['urgent', '2026-03-07', '2026-03-11', 'sent on a Saturday, the same end'],
    ['urgent', '2026-04-01', '2026-04-08', 'over Good Friday and Easter Monday'],
  ] as const)('%s sent on %s ends on %s (%s)', (kind, sent, due, _why) =>
    expect(dueDayOf(kind, sent, settings, calendar)).toBe(due),
  );

  it('is a working day and leaves everybody the whole term after the day of sending', () => {
    const sent = fc.integer({ min: 1, max: 300 }).map((n) => {
      const day = new Date(Date.UTC(2026, 0, n));
      return day.toISOString().slice(0, 10);
    });
    fc.assert(
      fc.property(sent, fc.constantFrom('normal', 'urgent', 'repeat'), (day, kind) => {
        const due = dueDayOf(kind, day, settings, calendar);
        expect(isWorkingDay(due, calendar)).toBe(true);
        expect(workingDaysBetween(day, due, calendar)).toBe(termOf(kind, settings));
        expect(workingDaysBetween(due, extendedDueDay(due, 3, calendar), calendar)).toBe(3);
      }),
    );
  });
});

describe('starting a round', () => {
  const start: RoundStart = {
    kind: 'normal',
    reason: null,
    earlierRounds: 0,
    openRound: false,
    parties: ['a', 'b'],
  };
  it.each<[Partial<RoundStart>, string[]]>([
    [{}, []],
    [{ parties: [] }, ['coordination.no_parties']],
    [{ parties: ['a', 'a'] }, ['coordination.party_twice']],
    [{ parties: Array.from({ length: 51 }, (_, n) => String(n)) }, ['coordination.too_many_parties']],
    [{ openRound: true, earlierRounds: 1, kind: 'repeat' }, ['coordination.round_open']],
    [{ kind: 'urgent' }, ['coordination.urgency_reason_missing']],
    [{ kind: 'urgent', reason: ' ' }, ['coordination.urgency_reason_missing']],
    [{ kind: 'urgent', reason: 'Termiņš valsts budžetā' }, []],
    [{ kind: 'urgent', reason: 'Termiņš', earlierRounds: 2 }, []],
    [{ kind: 'repeat' }, ['coordination.first_is_no_repeat']],
    [{ kind: 'repeat', earlierRounds: 1 }, []],
    [{ kind: 'normal', earlierRounds: 1 }, ['coordination.later_is_repeat']],
  ])('%j: %j', (changes, expected) =>
    expect(codes(startViolations({ ...start, ...changes }))).toEqual(expected),
  );
});

describe('adding parties to a round that runs', () => {
  const addition = { dueDay: '2026-03-16', ended: false, present: ['a', 'b'], added: ['c'] };
  it.each<[Partial<typeof addition>, string, string[]]>([
    [{}, '2026-03-16', []],
    [{}, '2026-03-17', ['coordination.term_over']],
    [{ ended: true }, '2026-03-10', ['coordination.round_ended']],
    [{ added: [] }, '2026-03-10', ['coordination.no_parties']],
    [{ added: ['b'] }, '2026-03-10', ['coordination.party_twice']],
    [{ added: ['c', 'c'] }, '2026-03-10', ['coordination.party_twice']],
    [
      { added: Array.from({ length: 49 }, (_, n) => `n${n}`) },
      '2026-03-10',
      ['coordination.too_many_parties'],
    ],
  ])('%j on %s: %j', (changes, today, expected) =>
    expect(codes(additionViolations({ ...addition, ...changes }, today))).toEqual(expected),
  );

  it.each([
    ['normal', '2026-03-02', '2026-03-16', 'the very day of sending: nothing moves'],
    ['normal', '2026-03-04', '2026-03-18', 'two working days later: everybody has two more'],
    ['urgent', '2026-03-02', '2026-03-16', 'a shorter term of a kind takes nothing away'],
  ] as const)('%s, added on %s: until %s (%s)', (kind, today, due, _why) =>
    expect(dueDayWithMore({ kind, dueDay: '2026-03-16' }, today, settings, calendar)).toBe(due),
  );
});

describe('silence', () => {
  it.each<[string[], boolean, string[]]>([
    [[], false, []],
    [['Ministrija'], false, ['coordination.silence_unchecked']],
    [['Ministrija'], true, []],
  ])('of %j, looked for: %j: %j', (silent, checked, expected) =>
    expect(codes(silenceViolations(silent, checked))).toEqual(expected),
  );
});

describe('ending and prolonging', () => {
  const round = {
    dueDay: '2026-03-16',
    ended: false,
    extended: false,
    answered: [true, false],
    unsent: [] as string[],
  };

  it.each([
    ['2026-03-16', [true, false], ['coordination.round_runs'], 'the last day belongs to the parties'],
    ['2026-03-17', [true, false], [], 'the day after'],
    ['2026-03-03', [true, true], [], 'everybody has answered'],
  ])('on %s with answers %j: %j (%s)', (today, answered, expected) =>
    expect(codes(endViolations({ ...round, answered }, today))).toEqual(expected),
  );

  it('takes nobody for silent whom the draft never went out to', () =>
    expect(endViolations({ ...round, unsent: ['Ūdens, SIA'] }, '2026-03-17')).toEqual([
      { code: 'coordination.not_sent', params: { names: 'Ūdens, SIA' } },
    ]));

  it('ends once', () =>
    expect(codes(endViolations({ ...round, ended: true }, '2026-03-20'))).toEqual([
      'coordination.round_ended',
    ]));

  const ask = (
    workingDays: number,
    changes: Partial<typeof round> = {},
    today = '2026-03-16',
    reason = 'Lūdza divas iestādes',
  ) => extend({ ...round, ...changes }, { workingDays, reason }, settings, today, calendar);

  it('prolongs for everybody, up to the setting', () => {
    expect(ask(3)).toEqual({ allowed: true, dueDay: '2026-03-19' });
    expect(ask(1)).toEqual({ allowed: true, dueDay: '2026-03-17' });
  });

  it.each([
    [ask(4), ['coordination.extension_too_long']],
    [ask(0), ['coordination.extension_too_long']],
    [ask(1.5), ['coordination.extension_too_long']],
    [ask(2, { extended: true }), ['coordination.extended_already']],
    [ask(2, { ended: true }), ['coordination.round_ended']],
    [ask(2, {}, '2026-03-17'), ['coordination.term_over']],
    [ask(2, {}, '2026-03-10', ' '), ['coordination.extension_reason_missing']],
  ])('%j', (decision, expected) =>
    expect(decision.allowed ? [] : codes(decision.violations)).toEqual(expected),
  );
});

describe('an opinion', () => {
  const item = (changes: Partial<CoordinationItemInput> = {}): CoordinationItemInput => ({
    kind: 'objection',
    unitId: 'p1',
    text: 'Termiņš ir par īsu.',
    grounds: 'Nodaļa to nevar izpildīt.',
    proposedWording: null,
    ...changes,
  });
  const opinion = (changes: Partial<CoordinationOpinionInput>): CoordinationOpinionInput => ({
    verdict: 'objections',
    text: '',
    approvedBy: 'Andris Kalniņš, nodaļas vadītājs',
    items: [item()],
    ...changes,
  });

  it.each<[Partial<CoordinationOpinionInput>, string[]]>([
    [{}, []],
    [{ verdict: 'no_objections', items: [] }, []],
    [{ verdict: 'proposals', items: [item({ kind: 'proposal', grounds: '' })] }, []],
    [{ verdict: 'proposals', items: [], text: 'Apsvērt pārejas laiku.' }, []],
    [{ verdict: 'proposals', items: [] }, ['coordination.opinion_empty']],
    [{ items: [] }, ['coordination.objection_missing']],
    [{ items: [item({ kind: 'variant' })] }, ['coordination.objection_missing']],
    [{ verdict: 'no_objections' }, ['coordination.verdict_contradicts']],
    [{ verdict: 'proposals' }, ['coordination.verdict_contradicts']],
    [
      { verdict: 'no_objections', items: [item({ kind: 'proposal' })] },
      ['coordination.items_without_objections'],
    ],
    [{ approvedBy: ' ' }, ['coordination.approver_missing']],
    [{ items: [item({ grounds: '' })] }, ['coordination.grounds_missing']],
    [{ items: [item({ text: '' })] }, ['coordination.item_text_missing']],
    [{ items: Array.from({ length: 201 }, () => item()) }, ['coordination.too_many_items']],
  ])('%#: %j', (changes, expected) =>
    expect(codes(checkCoordinationOpinion(opinion(changes)))).toEqual(expected),
  );

  it('says at which item something is missing', () =>
    expect(checkCoordinationOpinion(opinion({ items: [item(), item({ grounds: '' })] }))).toEqual([
      { code: 'coordination.grounds_missing', where: 'items.1.grounds' },
    ]));

  it.each([
    ['accepted', '', []],
    ['partly', '', ['coordination.disposition_reason_missing']],
    ['declined', '  ', ['coordination.disposition_reason_missing']],
    ['declined', 'Likums to neļauj.', []],
  ] as const)('answered "%s" with the reason "%s": %j', (disposition, reason, expected) =>
    expect(codes(dispositionViolations(disposition, reason))).toEqual(expected),
  );
});
