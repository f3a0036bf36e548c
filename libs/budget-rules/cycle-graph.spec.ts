import { PERMISSIONS } from '#libs/access-policy';
import { articleText, CYCLE_STATES } from '#libs/contracts';
import type { CycleState } from '#libs/contracts';
import { availableCycleEvents, decideCycle } from './cycle.js';
import type { CycleFacts } from './cycle-facts.js';
import { CYCLE_GUARDS } from './cycle-guards.js';
import type { CycleGuard, CycleGuardName } from './cycle-guards.js';
import {
  CYCLE_EVENTS,
  CYCLE_TRANSITIONS,
  cycleTransition,
  cycleTransitionsFrom,
  FINAL_CYCLE_STATES,
  INITIAL_CYCLE_STATE,
} from './cycle-table.js';
import type { CycleEvent, CycleTransition } from './cycle-table.js';
import { CALENDAR, CYCLE, lawfulFacts } from './testing/example-cycle.js';

const rows: readonly CycleTransition[] = CYCLE_TRANSITIONS;
const moves = rows.filter((row) => row.to !== 'same');
const guardNames = Object.keys(CYCLE_GUARDS) as CycleGuardName[];

function reach(start: CycleState, allowed: readonly CycleTransition[]): Set<CycleState> {
  const seen = new Set<CycleState>([start]);
  for (const state of seen) {
    for (const row of allowed) if (row.from.includes(state) && row.to !== 'same') seen.add(row.to);
  }
  return seen;
}

it('every state can be reached, and only the final ones have no exit', () => {
  expect([...reach(INITIAL_CYCLE_STATE, moves)].sort()).toEqual([...CYCLE_STATES].sort());
  for (const state of CYCLE_STATES) {
    const exits = moves.filter((row) => row.from.includes(state));
    expect([state, exits.length > 0]).toEqual([state, !FINAL_CYCLE_STATES.includes(state)]);
  }
});

it('from every state the cycle can end', () => {
  for (const state of CYCLE_STATES) {
    const ends = FINAL_CYCLE_STATES.some((final) => reach(state, moves).has(final));
    expect([state, ends]).toEqual([state, true]);
  }
});

it('nothing leads back, so no state is entered twice', () => {
  const at = (state: CycleState): number => CYCLE_STATES.indexOf(state);
  for (const row of moves) {
    for (const from of row.from)
      expect([row.event, at(row.to as CycleState) > at(from)]).toEqual([row.event, true]);
  }
});

it('every event is named once, asks for a permission that exists and asks nothing twice', () => {
  expect(new Set(CYCLE_EVENTS).size).toBe(rows.length);
  for (const row of rows) {
    expect(PERMISSIONS).toContain(row.requires);
    expect([row.event, new Set(row.guards).size]).toEqual([row.event, row.guards.length]);
  }
});

it('no guard is unused and every article can be worded', () => {
  const used = new Set(rows.flatMap((row) => row.guards));
  expect(guardNames.filter((name) => !used.has(name))).toEqual([]);
  const refs = [
    ...rows.map((row) => row.article),
    ...guardNames.map((name) => (CYCLE_GUARDS[name] as CycleGuard).article),
  ];
  for (const ref of refs) if (ref) expect(articleText(ref, 'en')).toMatch(/^Local Government Law, section/);
});

it('knows its rows by name', () => {
  expect(cycleTransition('announce').to).toBe('announced');
  expect(() => cycleTransition('dance' as CycleEvent)).toThrow(RangeError);
});

/** The day on which the example cycle lawfully takes each step. */
const DAYS: [CycleEvent, CycleState, string, CycleState][] = [
  ['openSubmission', 'preparing', '2027-02-20', 'submission'],
  ['closeSubmission', 'submission', '2027-04-01', 'evaluation'],
  ['finishEvaluation', 'evaluation', '2027-04-20', 'ballot_ready'],
  ['openVoting', 'ballot_ready', '2027-05-10', 'voting'],
  ['closeVoting', 'voting', '2027-05-25', 'voting_ended'],
  ['count', 'voting_ended', '2027-05-25', 'counted'],
  ['announce', 'counted', '2027-05-26', 'announced'],
  ['recordAllocation', 'announced', '2027-05-27', 'announced'],
  ['close', 'announced', '2028-10-01', 'closed'],
];

it.each(DAYS)('%s leads from %s on %s to %s', (event, state, day, to) => {
  expect(decideCycle(event, lawfulFacts(state), day, CALENDAR)).toEqual({ allowed: true, to, warnings: [] });
});

it.each(DAYS)('%s is offered in %s and in no other state', (event, state) => {
  for (const other of CYCLE_STATES) {
    const offered = cycleTransitionsFrom(other).some((row) => row.event === event);
    expect([other, offered]).toEqual([other, other === state]);
    if (!offered) {
      const decision = decideCycle(event, lawfulFacts(other), '2027-05-25', CALENDAR);
      expect(decision).toMatchObject({ allowed: false, violations: [{ code: 'cycle_wrong_state' }] });
    }
  }
});

it.each<[CycleEvent, CycleState, string, Partial<CycleFacts>, string[]]>([
  [
    'openSubmission',
    'preparing',
    '2027-02-20',
    { cycle: { ...CYCLE, budgetLine: '' } },
    ['budget_line_missing'],
  ],
  ['openSubmission', 'preparing', '2027-03-03', {}, ['submission_term_too_short']],
  ['closeSubmission', 'submission', '2027-03-31', {}, ['submission_running']],
  [
    'finishEvaluation',
    'evaluation',
    '2027-04-20',
    { projects: { waiting: 1, compliant: 0, notCompliant: 3 } },
    ['projects_undecided', 'ballot_empty'],
  ],
  ['openVoting', 'ballot_ready', '2027-05-09', {}, ['voting_not_begun']],
  [
    'openVoting',
    'ballot_ready',
    '2027-05-10',
    {
      cycle: { ...CYCLE, rules: { ...CYCLE.rules, listApproval: true, secrecy: 'verifiable' } },
      listApproved: false,
      keyHolders: 1,
    },
    ['ballot_list_not_approved', 'counting_key_holders_missing'],
  ],
  ['openVoting', 'ballot_ready', '2027-05-10', { listApproved: false, keyHolders: 0 }, []],
  [
    'openVoting',
    'ballot_ready',
    '2027-05-10',
    {
      cycle: {
        ...CYCLE,
        rules: {
          ...CYCLE.rules,
          exclusive: [
            [1, 2],
            [3, 9],
          ],
        },
      },
      numbered: [
        { nr: 1, unitId: 'pilseta', onBallot: true },
        { nr: 2, unitId: 'pagasts', onBallot: true },
        { nr: 3, unitId: 'pilseta', onBallot: true },
      ],
    },
    ['exclusive_counted_apart', 'exclusive_project_unknown'],
  ],
  ['openVoting', 'ballot_ready', '2027-05-12', {}, ['voting_term_too_short']],
  ['openVoting', 'ballot_ready', '2027-05-25', {}, ['voting_ends_before_it_begins']],
  ['closeVoting', 'voting', '2027-05-24', {}, ['voting_running']],
  ['count', 'voting_ended', '2027-05-25', { currentDigest: 'rules-2' }, ['rules_changed_since_opening']],
  [
    'count',
    'voting_ended',
    '2027-05-25',
    { frozenDigest: null, currentDigest: null },
    ['rules_changed_since_opening'],
  ],
  [
    'count',
    'voting_ended',
    '2027-05-25',
    { paper: { openBoxes: 2, waitingEnvelopes: 1, marked: 5, inBoxes: 3 } },
    ['paper_boxes_open', 'paper_envelopes_waiting'],
  ],
  [
    'announce',
    'counted',
    '2027-05-26',
    { counted: false, minutesRef: ' ' },
    ['count_missing', 'minutes_missing'],
  ],
  ['recordAllocation', 'announced', '2027-05-27', { allocation: null }, ['allocation_missing']],
  ['recordAllocation', 'announced', '2027-05-26', {}, ['allocation_in_future']],
  [
    'recordAllocation',
    'announced',
    '2027-05-27',
    { allocation: { decisionNumber: '1', decisionDay: '2027-05-24' } },
    ['allocation_before_vote_ended'],
  ],
  [
    'close',
    'announced',
    '2028-10-01',
    { allocation: null, delivery: { winners: 2, delivered: 1 } },
    ['allocation_missing', 'winners_undelivered'],
  ],
  ['cancel', 'evaluation', '2027-04-20', {}, ['cancel_reason_missing']],
])('%s is refused in %s on %s: %#', (event, state, day, change, expected) => {
  const decision = decideCycle(event, { ...lawfulFacts(state), ...change }, day, CALENDAR);
  expect(decision.allowed ? [] : decision.violations.map((one) => one.code)).toEqual(expected);
});

it('warns of papers that are in no box, and of a project of a group that is not voted on', () => {
  const paper = { openBoxes: 0, waitingEnvelopes: 0, marked: 5, inBoxes: 3 };
  expect(
    decideCycle('count', { ...lawfulFacts('voting_ended'), paper }, '2027-05-25', CALENDAR),
  ).toMatchObject({ allowed: true, warnings: [{ code: 'papers_missing_in_boxes', params: { marked: 5 } }] });
  const rules = { ...CYCLE.rules, exclusive: [[1, 2]] };
  const facts = {
    ...lawfulFacts('ballot_ready'),
    cycle: { ...CYCLE, rules },
    numbered: [
      { nr: 1, unitId: 'pilseta', onBallot: true },
      { nr: 2, unitId: 'pagasts', onBallot: false },
    ],
  };
  expect(decideCycle('openVoting', facts, '2027-05-10', CALENDAR)).toMatchObject({
    allowed: true,
    warnings: [{ code: 'exclusive_project_gone', params: { number: 1, numbers: ['2'] } }],
  });
});

it('warns once of a vote opened a day late that is one day short by strict counting', () => {
  expect(decideCycle('openVoting', lawfulFacts('ballot_ready'), '2027-05-11', CALENDAR)).toMatchObject({
    allowed: true,
    warnings: [{ code: 'voting_term_counted_inclusively', params: { from: '2027-05-11' } }],
  });
});

it('a cycle that nobody won anything in closes without an allocation', () => {
  const facts = { ...lawfulFacts('announced'), allocation: null, delivery: { winners: 0, delivered: 0 } };
  expect(decideCycle('close', facts, '2027-06-01', CALENDAR)).toMatchObject({ allowed: true, to: 'closed' });
});

it('asks for the permission of the row', () => {
  const facts = lawfulFacts('voting_ended');
  expect(decideCycle('count', facts, '2027-05-25', CALENDAR, ['budget.evaluate'])).toEqual({
    allowed: false,
    violations: [{ code: 'permission_missing', params: { permission: 'budget.count' } }],
  });
  expect(decideCycle('count', facts, '2027-05-25', CALENDAR, ['budget.count'])).toMatchObject({
    allowed: true,
  });
});

it('offers every event of the state with what stands against it', () => {
  expect(availableCycleEvents(lawfulFacts('evaluation'), '2027-04-20', CALENDAR)).toEqual([
    { event: 'finishEvaluation', allowed: true, violations: [], warnings: [] },
    {
      event: 'cancel',
      allowed: false,
      violations: [{ code: 'cancel_reason_missing', where: 'reason' }],
      warnings: [],
    },
  ]);
});
