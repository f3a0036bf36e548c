import { COUNT_RULES, type BallotForm, type CycleRules } from '#libs/contracts';
import fc from 'fast-check';
import { runs } from '../../tests/support/runs.js';
import { countCycle, type CycleCountInput } from './count-cycle.js';
import type { CountedBallot } from './cycle-election.js';
import { USUAL } from './testing/cycle-input.js';

const FORMS: readonly BallotForm[] = [
  { kind: 'one' },
  { kind: 'up_to', max: 2 },
  { kind: 'unlimited' },
  { kind: 'knapsack' },
  { kind: 'points', points: 5, maxPerProject: 3 },
  { kind: 'points', points: 4, maxPerProject: null },
  { kind: 'ranking', max: 3 },
];

/** What one voter gives who wants this project alone. */
function onlyFor(nr: number, unitId: string, form: BallotForm): CountedBallot {
  if (form.kind !== 'points') return { unitId, choices: [nr] };
  return { unitId, choices: [nr], points: [form.maxPerProject ?? form.points] };
}

/** Choices as the form takes them. */
function formed(unitId: string, numbers: readonly number[], form: BallotForm): CountedBallot {
  const most = form.kind === 'one' ? 1 : 'max' in form ? form.max : numbers.length;
  const choices = numbers.slice(0, most);
  return { unitId, choices, ...(form.kind === 'points' && { points: choices.map((_, at) => 3 - (at % 3)) }) };
}

/** Two units of few projects, with sums in euro so that Equal Shares raises its endowment a few times only. */
const cycles = fc
  .record({
    form: fc.constantFrom(...FORMS),
    countRule: fc.constantFrom(...COUNT_RULES),
    amounts: fc.array(fc.integer({ min: 3, max: 40 }), { minLength: 1, maxLength: 2 }),
    costs: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 6 }),
    votes: fc.array(fc.shuffledSubarray([1, 2, 3, 4, 5, 6]), { minLength: 1, maxLength: 8 }),
    whole: fc.boolean(),
    ties: fc.constantFrom<CycleRules['ties'][]>('earlier_submission', 'lower_cost', 'lot'),
    stop: fc.boolean(),
    threshold: fc.option(
      fc.oneof(
        fc.record({ kind: fc.constant('votes' as const), votes: fc.integer({ min: 1, max: 4 }) }),
        fc.record({ kind: fc.constant('share' as const), basisPoints: fc.constantFrom(500, 2500, 6000) }),
      ),
    ),
    part: fc.boolean(),
    exclusive: fc.constantFrom<number[][][]>([], [[1, 3]], [[1, 2, 3]]),
    oneWinner: fc.option(
      fc.record({
        mostBasisPoints: fc.option(fc.constantFrom(2500, 4000)),
        thenNext: fc.boolean(),
        large: fc.option(
          fc.record({
            fromBasisPoints: fc.constant(5000),
            toBasisPoints: fc.constant(7500),
            minVotes: fc.integer({ min: 1, max: 3 }),
          }),
        ),
      }),
    ),
    weighted: fc.boolean(),
  })
  .map((given): CycleCountInput => {
    const { form, countRule, costs, whole, oneWinner, part, stop, weighted, ...rest } = given;
    const greedy = countRule.startsWith('greedy:');
    const units = given.amounts.map((amount, at) => ({
      id: 'ab'[at] ?? '',
      name: 'ab'[at] ?? '',
      amountCents: amount * 100,
      coefficient: at === 0 ? 100 : 130,
    }));
    const projects = costs.map((cost, at) => ({
      nr: at + 1,
      unitId: units[at % units.length]?.id ?? '',
      costCents: cost * 100,
      inPart: at % 2 === 0,
    }));
    const ballots = given.votes.map((numbers, at) => {
      const unitId = units[at % units.length]?.id ?? '';
      const own = numbers.filter((nr) => projects.some((p) => p.nr === nr && (whole || p.unitId === unitId)));
      return formed(unitId, own, form);
    });
    return {
      rules: {
        ...USUAL,
        ...{ ballot: form, countRule, ties: rest.ties, threshold: rest.threshold, exclusive: rest.exclusive },
        scope: whole ? 'whole' : 'unit',
        whenNotFitting: greedy && stop ? 'stop' : 'take_next',
        partFunding: greedy && part ? { leastBasisPoints: 5000 } : null,
        oneWinner: oneWinner && {
          ...oneWinner,
          thenNext: greedy && oneWinner.thenNext,
          large: greedy && whole ? oneWinner.large : null,
        },
        weightedVotes: whole && weighted,
      },
      ...{ units, projects, ballots },
      lot: rest.ties === 'lot' ? { seed: 's', order: [4, 2, 6, 1, 3, 5] } : null,
    };
  });

const wins = (nr: number, input: CycleCountInput): boolean =>
  countCycle(input, { countsPerLoser: 0 }).units.some(({ outcomes }) =>
    outcomes.some((one) => one.nr === nr && one.won),
  );

it('with what is said to have been lacking a project wins, and with less it does not', () => {
  const told = new Set<string>();
  fc.assert(
    fc.property(cycles, (input) => {
      const { ballot, countRule } = input.rules;
      const step = countRule.startsWith('greedy:') ? 1 : 100;
      for (const { nr, unitId, costCents, won, wouldWin } of countCycle(input).units.flatMap(
        ({ outcomes }) => outcomes,
      )) {
        if (won || !wouldWin) continue;
        const voted = (more: number): boolean =>
          wins(nr, {
            ...input,
            ballots: [...input.ballots, ...Array.from({ length: more }, () => onlyFor(nr, unitId, ballot))],
          });
        const cheaper = (cost: number): boolean =>
          wins(nr, {
            ...input,
            projects: input.projects.map((one) => (one.nr === nr ? { ...one, costCents: cost } : one)),
          });
        const { votes, costCents: lower } = wouldWin;
        const said = { nr, ...wouldWin };
        if (votes !== null) told.add(countRule.split(':')[0] ?? '');
        if (votes === null) expect([said, [1, 2, 3, 5, 9, 30, 200].filter(voted)]).toEqual([said, []]);
        else expect([said, voted(votes), votes > 1 && voted(votes - 1)]).toEqual([said, true, false]);
        if (lower !== null)
          expect([said, cheaper(lower), lower + step < costCents && cheaper(lower + step)]).toEqual([
            said,
            true,
            false,
          ]);
        else if (step === 1)
          expect([said, [1, 100, 300, 1000].filter((cost) => cost < costCents && cheaper(cost))]).toEqual([
            said,
            [],
          ]);
      }
    }),
    runs(300),
  );
  expect([...told].sort()).toEqual(['greedy', 'mes', 'phragmen']);
});
