import { addUnits } from '#libs/legal-calendar';
import type { CycleState } from '#libs/contracts';
import fc from 'fast-check';
import { runs } from '../../tests/support/runs.js';
import { decideCycle } from './cycle.js';
import type { CycleFacts } from './cycle-facts.js';
import { CYCLE_EVENTS, cycleTransitionsFrom } from './cycle-table.js';
import type { CycleEvent } from './cycle-table.js';
import { changeViolations } from './frozen.js';
import { CALENDAR, CYCLE, lawfulFacts } from './testing/example-cycle.js';

/** One thing that may go wrong on the way, each noticed by the independent reading below. */
const SLIPS: Record<string, (facts: CycleFacts) => Partial<CycleFacts>> = {
  undecided: () => ({ projects: { waiting: 1, compliant: 2, notCompliant: 0 } }),
  nothingCompliant: () => ({ projects: { waiting: 0, compliant: 0, notCompliant: 2 } }),
  otherRules: () => ({ currentDigest: 'rules-2' }),
  notCounted: () => ({ counted: false }),
  noMinutes: () => ({ minutesRef: null }),
  tooPoor: (facts) => ({ cycle: { ...facts.cycle, amountCents: 1 } }),
  unfinished: () => ({ delivery: { winners: 2, delivered: 1 } }),
};

interface Step {
  /** `null` tries the first event of the state. */
  event: CycleEvent | null;
  /** Days that pass before it is tried. */
  wait: number;
  slips: string[];
  reason: string | null;
  /** Tries to move the last day of voting before the event. */
  tampers: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  event: fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom(...CYCLE_EVENTS) },
  ),
  wait: fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 0, max: 2 }) },
    { weight: 1, arbitrary: fc.integer({ min: 3, max: 40 }) },
  ),
  slips: fc.oneof(
    { weight: 5, arbitrary: fc.constant<string[]>([]) },
    { weight: 1, arbitrary: fc.subarray(Object.keys(SLIPS), { minLength: 1, maxLength: 2 }) },
  ),
  reason: fc.constantFrom(null, null, null, null, 'Iemesls'),
  tampers: fc.constantFrom(true, false, false, false, false, false, false, false),
});
const paths = fc.array(step, { minLength: 40, maxLength: 100 });

/** What happened on a walk. */
interface Passage {
  event: CycleEvent;
  to: CycleState;
  now: string;
  facts: CycleFacts;
}

interface Walk {
  passed: Passage[];
  /** The last day of voting as it stood after each step, with the state then. */
  seen: { state: CycleState; votingTo: string }[];
}

function walk(path: Step[]): Walk {
  const passed: Passage[] = [];
  const seen: Walk['seen'] = [];
  let state: CycleState = 'preparing';
  let cycle = CYCLE;
  let now = '2027-02-20';
  for (const one of path) {
    now = addUnits(now, one.wait, 'day');
    if (one.tampers) {
      const other = { ...cycle, voting: { ...cycle.voting, to: addUnits(cycle.voting.to, 1, 'day') } };
      if (changeViolations(state, cycle, other).length === 0) cycle = other;
    }
    let facts: CycleFacts = { ...lawfulFacts(state), cycle, reason: one.reason };
    for (const slip of one.slips) facts = { ...facts, ...SLIPS[slip]?.(facts) };
    const event = one.event ?? cycleTransitionsFrom(state)[0]?.event ?? 'cancel';
    const decision = decideCycle(event, facts, now, CALENDAR);
    if (decision.allowed) {
      if (decision.to !== state) passed.push({ event, to: decision.to, now, facts });
      state = decision.to;
    }
    seen.push({ state, votingTo: cycle.voting.to });
  }
  return { passed, seen };
}

/** The law read once more, from scratch, over the steps that brought the result to the public. */
function wrongWithResult(passed: Passage[]): string[] {
  const step = (event: CycleEvent): Passage | undefined => passed.find((passage) => passage.event === event);
  const wrong: string[] = [];
  const opened = step('openSubmission');
  const evaluated = step('finishEvaluation');
  const voting = step('openVoting');
  const ended = step('closeVoting');
  const counted = step('count');
  const announced = step('announce');
  if (!opened || !evaluated || !voting || !ended || !counted || !announced) return ['a step was left out'];
  if (opened.facts.cycle.amountCents < 9_000_000) wrong.push('less money than the law wants');
  if (opened.facts.cycle.submission.to < addUnits(opened.now, 29, 'day'))
    wrong.push('less than 30 days to submit');
  if ((step('closeSubmission')?.now ?? '') <= opened.facts.cycle.submission.to)
    wrong.push('submission cut short');
  if (evaluated.facts.projects.waiting > 0) wrong.push('a project without verdict');
  if (voting.facts.projects.compliant === 0) wrong.push('nothing to vote on');
  if (voting.now < voting.facts.cycle.voting.from) wrong.push('opened before its day');
  if (voting.facts.cycle.voting.to < addUnits(voting.now, 13, 'day')) wrong.push('less than 14 days to vote');
  if (ended.now <= voting.facts.cycle.voting.to) wrong.push('voting cut short');
  if (counted.now < ended.now) wrong.push('counted while voting');
  if (announced.facts.currentDigest !== 'rules-1' || counted.facts.currentDigest !== 'rules-1')
    wrong.push('other rules');
  if (!announced.facts.counted || !announced.facts.minutesRef)
    wrong.push('announced without count or minutes');
  return wrong;
}

it('no sequence of events announces an unlawful result', () => {
  fc.assert(
    fc.property(paths, (path) => {
      const { passed } = walk(path);
      if (passed.some((passage) => passage.to === 'announced')) expect(wrongWithResult(passed)).toEqual([]);
    }),
    runs(200),
  );
});

it('no sequence of events reaches the announcement without the count before it', () => {
  fc.assert(
    fc.property(paths, (path) => {
      const states = walk(path).passed.map((passage) => passage.to);
      const at = states.indexOf('announced');
      if (at >= 0) expect(states[at - 1]).toBe('counted');
    }),
    runs(200),
  );
});

it('from the opening of the vote the rules stay as they are', () => {
  fc.assert(
    fc.property(paths, (path) => {
      const { seen } = walk(path);
      const frozen = seen.filter(
        ({ state }) => !['preparing', 'submission', 'evaluation', 'ballot_ready'].includes(state),
      );
      expect(new Set(frozen.map(({ votingTo }) => votingTo)).size).toBeLessThanOrEqual(1);
    }),
    runs(200),
  );
});

it('random walks do reach the announcement, and rules are tampered with on the way, so the properties say something', () => {
  const walks = fc.sample(paths, { numRuns: 300, seed: 7 }).map(walk);
  const announced = walks.filter(({ passed }) => passed.some((passage) => passage.to === 'announced'));
  expect(announced.length).toBeGreaterThan(20);
  expect(announced.some(({ seen }) => seen.some(({ votingTo }) => votingTo !== CYCLE.voting.to))).toBe(true);
});

it('the second reading of the law notices each slip that concerns the result', () => {
  const days: [CycleEvent, number][] = [
    ['openSubmission', 0],
    ['closeSubmission', 40],
    ['finishEvaluation', 10],
    ['openVoting', 29],
    ['closeVoting', 15],
    ['count', 0],
    ['announce', 1],
  ];
  const straight = days.map(([event, wait]): Step => ({
    event,
    wait,
    slips: [],
    reason: null,
    tampers: false,
  }));
  const { passed } = walk(straight);
  expect(passed.at(-1)?.to).toBe('announced');
  expect(wrongWithResult(passed)).toEqual([]);
  for (const [name, slip] of Object.entries(SLIPS)) {
    if (name === 'unfinished') continue;
    const spoiled = passed.map((passage) => ({
      ...passage,
      facts: { ...passage.facts, ...slip(passage.facts) },
    }));
    expect([name, wrongWithResult(spoiled).length > 0]).toEqual([name, true]);
  }
});
