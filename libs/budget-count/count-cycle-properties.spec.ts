import type { CycleRules, ProjectOutcome } from '#libs/contracts';
import fc from 'fast-check';
import { runs } from '../../tests/support/runs.js';
import { countCycle, type CycleCountInput } from './count-cycle.js';
import { cycleOf, type Units } from './testing/cycle-input.js';

const outcomes = (input: CycleCountInput): ProjectOutcome[] =>
  countCycle(input).units.flatMap((unit) => unit.outcomes);

const one = (amount: number, projects: Units[string]['projects']): Units => ({ a: { amount, projects } });

describe('Equal Shares in a cycle', () => {
  const rules = { countRule: 'mes:cost:add1u' } as const;
  // Two of five live in the village; by votes the town would take all.
  const input: CycleCountInput = {
    ...cycleOf(one(50_000, { 1: [30_000, 0], 2: [20_000, 0], 3: [20_000, 0], 4: [900, 0] }), rules),
    ballots: [...Array.from({ length: 3 }, () => [1, 2]), [3], [3]].map((choices) => ({
      unitId: 'a',
      choices,
    })),
  };

  it('gives a minority its share, and says what each winner was worth to its supporters', () => {
    const [unit] = countCycle(input).units;
    expect(unit?.outcomes.map(({ nr, won: wins, reason }) => [nr, wins, reason])).toEqual([
      [1, true, 'shared'],
      [2, false, 'supporters_lack_money'],
      [3, true, 'shared'],
      [4, false, 'no_votes'],
    ]);
    expect(unit).toMatchObject({
      spentCents: 50_000,
      endowment: { perBallotCents: 10_000, runs: 1 },
      satisfied: 5,
    });
    expect(unit?.outcomes.map(({ effectiveHundredths }) => effectiveHundredths)).toEqual([
      300,
      null,
      200,
      null,
    ]);
  });

  const richer = { ...input, units: input.units.map((unit) => ({ ...unit, amountCents: 52_000 })) };

  it('what would have changed it wins, and one step less does not', () => {
    const input = richer;
    const [, lost] = countCycle(input, { countsPerLoser: 64 }).units[0]?.outcomes ?? [];
    const { votes, costCents } = lost?.wouldWin ?? { votes: null, costCents: null };
    const wins = (changed: CycleCountInput): boolean =>
      outcomes(changed).some(({ nr, won: w }) => nr === 2 && w);
    const voted = (more: number): CycleCountInput => ({
      ...input,
      ballots: [...input.ballots, ...Array.from({ length: more }, () => ({ unitId: 'a', choices: [2] }))],
    });
    const cheaper = (cost: number): CycleCountInput => ({
      ...input,
      projects: input.projects.map((p) => (p.nr === 2 ? { ...p, costCents: cost } : p)),
    });
    expect([wins(voted(votes ?? 0)), wins(voted((votes ?? 0) - 1))]).toEqual([true, false]);
    expect(costCents).toBe(2_000);
    expect([wins(cheaper(costCents ?? 0)), wins(cheaper((costCents ?? 0) + 100))]).toEqual([true, false]);
    const [, unknown] = countCycle(input, { countsPerLoser: 2 }).units[0]?.outcomes ?? [];
    expect(unknown?.wouldWin).toBeNull();
  });

  it('obeys quotas, thresholds and exclusive projects, and ends', () => {
    const few = { ...input, rules: { ...input.rules, exclusive: [[1, 3]] } };
    const result = outcomes({ ...few, rules: { ...few.rules, countRule: 'mes:cost:add1f' } });
    expect(result.map(({ nr, reason }) => [nr, reason])).toContainEqual([3, 'excluded']);
    const least = outcomes({ ...input, rules: { ...input.rules, threshold: { kind: 'votes', votes: 3 } } });
    expect(least.find(({ nr }) => nr === 3)?.reason).toBe('below_threshold');
  });
});

/** Two units with small costs and few votes, so that ties, exact fits and projects without votes are common. */
const cycles = fc
  .record({
    units: fc.array(
      fc.record({
        amount: fc.integer({ min: 1, max: 40 }),
        projects: fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 5 })), {
          minLength: 1,
          maxLength: 4,
        }),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    countRule: fc.constantFrom<CycleRules['countRule'][]>('greedy:cost', 'greedy:cardinality'),
    whenNotFitting: fc.constantFrom<CycleRules['whenNotFitting'][]>('take_next', 'stop'),
    scope: fc.constantFrom<CycleRules['scope'][]>('unit', 'whole'),
    threshold: fc.option(
      fc.record({ kind: fc.constant('votes' as const), votes: fc.integer({ min: 1, max: 4 }) }),
    ),
    exclusive: fc.constantFrom<number[][][]>([], [[1, 2]], [[1, 3, 5]]),
    oneWinner: fc.option(
      fc.record({
        mostBasisPoints: fc.option(fc.constantFrom(2500, 5000)),
        thenNext: fc.boolean(),
        large: fc.constant(null),
      }),
    ),
    part: fc.option(fc.constantFrom({ leastBasisPoints: 5000 })),
  })
  .map(({ units, part, ...rules }) => {
    let nr = 0;
    const named: Units = Object.fromEntries(
      units.map(({ amount, projects }, at) => [
        'ab'[at] ?? '',
        { amount, projects: Object.fromEntries(projects.map((project) => [(nr += 1), project])) },
      ]),
    );
    const input = cycleOf(named, { ...rules, partFunding: part });
    return { ...input, projects: input.projects.map((p) => ({ ...p, inPart: p.nr % 2 === 0 })) };
  });

it('names exactly the votes and the cost with which a project would win', () => {
  fc.assert(
    fc.property(cycles, (input) => {
      const result = outcomes(input);
      const wins = (nr: number, changed: CycleCountInput): boolean =>
        countCycle(changed, { countsPerLoser: 0 }).units.some((unit) =>
          unit.outcomes.some((each) => each.nr === nr && each.won),
        );
      for (const { nr, costCents, unitId, won: winner, wouldWin } of result) {
        if (winner) continue;
        const voted = (more: number): CycleCountInput => ({
          ...input,
          ballots: [...input.ballots, ...Array.from({ length: more }, () => ({ unitId, choices: [nr] }))],
        });
        const cheaper = (cost: number): CycleCountInput => ({
          ...input,
          projects: input.projects.map((p) => (p.nr === nr ? { ...p, costCents: cost } : p)),
        });
        const least =
          Array.from({ length: 80 }, (_, at) => at + 1).find((more) => wins(nr, voted(more))) ?? null;
        const most = Array.from({ length: costCents - 1 }, (_, at) => costCents - 1 - at).find((cost) =>
          wins(nr, cheaper(cost)),
        );
        expect([nr, wouldWin]).toEqual([nr, { votes: least, costCents: most ?? null }]);
      }
    }),
    runs(60),
  );
});

it('accounts for every vote, every ballot and every cent, and obeys every limit', () => {
  fc.assert(
    fc.property(cycles, (input) => {
      const { exclusive, threshold, oneWinner } = input.rules;
      const count = countCycle(input, { countsPerLoser: 0 });
      expect(count.units.reduce((sum, unit) => sum + unit.ballots, 0)).toBe(input.ballots.length);
      for (const unit of count.units) {
        const winners = unit.outcomes.filter((each) => each.won);
        expect(unit.spentCents).toBe(winners.reduce((sum, { grantedCents }) => sum + grantedCents, 0));
        expect(unit.spentCents + unit.leftCents).toBe(unit.amountCents);
        expect(unit.leftCents).toBeGreaterThanOrEqual(0);
        expect(unit.outcomes.map(({ rank }) => rank)).toEqual(unit.outcomes.map((_, at) => at + 1));
        for (const { nr, votes, costCents, grantedCents } of winners) {
          expect(votes).toBeGreaterThanOrEqual(threshold?.kind === 'votes' ? threshold.votes : 1);
          if (grantedCents < costCents) expect(nr % 2).toBe(0);
        }
        for (const group of exclusive)
          expect(winners.filter(({ nr }) => group.includes(nr)).length).toBeLessThanOrEqual(1);
        if (oneWinner && !oneWinner.thenNext)
          expect(new Set(winners.map(({ unitId }) => unitId)).size).toBe(winners.length);
      }
    }),
    runs(150),
  );
});

it('does not depend on the order of ballots and projects', () => {
  const shuffled = cycles.chain((input) =>
    fc.record({
      input: fc.constant(input),
      ballots: fc.shuffledSubarray([...input.ballots], { minLength: input.ballots.length }),
      projects: fc.shuffledSubarray([...input.projects], { minLength: input.projects.length }),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ input, ballots, projects }) => {
      expect(countCycle({ ...input, ballots, projects })).toEqual(countCycle(input));
    }),
    runs(60),
  );
});
