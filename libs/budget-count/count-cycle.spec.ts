import type { CycleRules, ProjectOutcome } from '#libs/contracts';
import { countCycle, type CycleCountInput } from './count-cycle.js';
import { cycleOf, USUAL, type Units } from './testing/cycle-input.js';

const outcomes = (input: CycleCountInput): ProjectOutcome[] =>
  countCycle(input).units.flatMap((unit) => unit.outcomes);

const told = ({ wouldWin, ...one }: ProjectOutcome): string =>
  [
    `${one.rank}. nr ${one.nr}, ${one.votes} votes, ${one.costCents}: ${one.reason}`,
    `left ${one.leftBeforeCents}, missing ${one.missingCents}`,
    wouldWin ? `needs ${String(wouldWin.votes)} votes or ${String(wouldWin.costCents)}` : 'won',
  ].join('; ');

/** Who won what, in the order of selection. */
const won = (units: Units, rules: Partial<CycleRules>): string[] =>
  outcomes(cycleOf(units, rules))
    .filter((one) => one.won)
    .sort((a, b) => a.unitId.localeCompare(b.unitId) || (a.place ?? 0) - (b.place ?? 0))
    .map(({ nr, reason, grantedCents }) => `${nr} ${reason} ${grantedCents}`);

const one = (amount: number, projects: Units[string]['projects']): Units => ({ a: { amount, projects } });

describe('most votes first', () => {
  const units = one(100, { 1: [60, 9], 2: [50, 7], 3: [40, 5], 4: [10, 0] });

  it('passes over what does not fit', () => {
    expect(outcomes(cycleOf(units)).map(told)).toEqual([
      '1. nr 1, 9 votes, 60: fits; left 100, missing 0; won',
      '2. nr 2, 7 votes, 50: no_money_left; left 40, missing 10; needs 3 votes or 40',
      '3. nr 3, 5 votes, 40: fits; left 40, missing 0; won',
      '4. nr 4, 0 votes, 10: no_votes; left 0, missing 0; needs 6 votes or null',
    ]);
  });

  it('stops at the first that does not fit where the rules say so', () => {
    expect(outcomes(cycleOf(units, { whenNotFitting: 'stop' })).map(told)).toEqual([
      '1. nr 1, 9 votes, 60: fits; left 100, missing 0; won',
      '2. nr 2, 7 votes, 50: no_money_left; left 40, missing 10; needs 3 votes or 40',
      '3. nr 3, 5 votes, 40: after_stop; left 40, missing 0; needs 3 votes or null',
      '4. nr 4, 0 votes, 10: no_votes; left 40, missing 0; needs 8 votes or null',
    ]);
  });

  it('a project dearer than the unit has cannot win with any number of votes, only with a lower cost', () => {
    expect(outcomes(cycleOf(one(100, { 1: [101, 9], 2: [10, 1] }))).map(told)).toEqual([
      '1. nr 1, 9 votes, 101: no_money_left; left 100, missing 1; needs null votes or 100',
      '2. nr 2, 1 votes, 10: fits; left 100, missing 0; won',
    ]);
  });

  it('breaks ties by submission, by cost or by the lot, and reports them', () => {
    const equal = one(50, { 7: [50, 2], 3: [50, 2], 10: [40, 2] });
    const first = (rules: Partial<CycleRules>, order?: number[]): unknown => {
      const lot = order ? { seed: 's', order } : null;
      const [unit] = countCycle({ ...cycleOf(equal, rules), lot }).units;
      return [unit?.ties, unit?.outcomes[0]?.tiedWith];
    };
    const tie = (...order: number[]): unknown => [
      [{ votes: 2, projects: [3, 7, 10], order }],
      order.slice(1),
    ];
    expect(first({})).toEqual(tie(3, 7, 10));
    expect(first({ ties: 'lower_cost' })).toEqual(tie(10, 3, 7));
    expect(first({ ties: 'lot' }, [7, 10, 3])).toEqual(tie(7, 10, 3));
    expect(() =>
      countCycle({ ...cycleOf(equal, { ties: 'lot' }), lot: { seed: 's', order: [7, 3] } }),
    ).toThrow(RangeError);
  });

  it('counts every unit with its own money, ballots and blank ballots', () => {
    const input = cycleOf({
      a: { amount: 100, projects: { 1: [80, 1] } },
      b: { amount: 30, projects: { 2: [30, 1] } },
      c: { amount: 5, projects: {} },
    });
    const count = countCycle({ ...input, ballots: [...input.ballots, { unitId: 'a', choices: [] }] });
    expect(count).toMatchObject({ rule: 'greedy:cost', tieRule: 'earlier_submission', lot: null });
    expect(
      count.units.map(({ outcomes: _, ties: __, endowment: ___, unitIds: ____, ...rest }) => rest),
    ).toEqual([
      { unitId: 'a', amountCents: 100, spentCents: 80, leftCents: 20, ballots: 2, blank: 1, satisfied: 1 },
      { unitId: 'b', amountCents: 30, spentCents: 30, leftCents: 0, ballots: 1, blank: 0, satisfied: 1 },
      { unitId: 'c', amountCents: 5, spentCents: 0, leftCents: 5, ballots: 0, blank: 0, satisfied: 0 },
    ]);
  });
});

describe('what by-laws add', () => {
  it('a threshold in votes, or as a share of the ballots of the unit', () => {
    const units = one(100, { 1: [10, 5], 2: [10, 4], 3: [10, 1] });
    expect(won(units, { threshold: { kind: 'votes', votes: 5 } })).toEqual(['1 fits 10']);
    expect(won(units, { threshold: { kind: 'share', basisPoints: 4000 } })).toEqual([
      '1 fits 10',
      '2 fits 10',
    ]);
    const [, second] = outcomes(cycleOf(units, { threshold: { kind: 'votes', votes: 5 } }));
    expect(second).toMatchObject({ reason: 'below_threshold', wouldWin: { votes: 1, costCents: null } });
  });

  it('exclusive projects: the one with more votes rules the other out', () => {
    const units = one(100, { 1: [10, 3], 2: [10, 5], 3: [10, 1] });
    const input = cycleOf(units, { exclusive: [[1, 2]] });
    expect(outcomes(input).find(({ nr }) => nr === 1)).toMatchObject({
      reason: 'excluded',
      excludedBy: 2,
      wouldWin: { votes: 2, costCents: null },
    });
    expect(won(units, { exclusive: [[1, 2]] })).toEqual(['2 fits 10', '3 fits 10']);
  });

  it('part funding of whoever agreed, where enough of the cost is left', () => {
    const units = one(100, { 1: [60, 5], 2: [50, 4], 3: [50, 3] });
    const input = cycleOf(units, { partFunding: { leastBasisPoints: 8000 } });
    const agreed = (nr: number): ProjectOutcome[] =>
      outcomes({ ...input, projects: input.projects.map((p) => ({ ...p, inPart: p.nr === nr })) });
    expect(agreed(3).map(({ reason, grantedCents }) => [reason, grantedCents])).toEqual([
      ['fits', 60],
      ['no_money_left', 0],
      ['funded_in_part', 40],
    ]);
    const enough = { ...input, rules: { ...input.rules, partFunding: { leastBasisPoints: 8001 } } };
    expect(
      outcomes({ ...enough, projects: enough.projects.map((p) => ({ ...p, inPart: true })) }).map(
        ({ reason }) => reason,
      ),
    ).toEqual(['fits', 'no_money_left', 'no_money_left']);
  });

  const villages: Units = {
    a: { amount: 100, projects: { 1: [90, 9], 2: [10, 8] } },
    b: { amount: 100, projects: { 3: [40, 3], 4: [60, 2], 5: [55, 1] } },
  };

  it('one winner in every unit', () => {
    const oneWinner = { mostBasisPoints: null, thenNext: false, large: null };
    expect(won(villages, { oneWinner })).toEqual(['1 fits 90', '3 fits 40']);
    expect(outcomes(cycleOf(villages, { oneWinner })).find(({ nr }) => nr === 2)).toMatchObject({
      reason: 'quota_full',
      wouldWin: { votes: 2, costCents: null },
    });
  });

  it('one winner in every unit, then the next of any unit while money is left', () => {
    const oneWinner = { mostBasisPoints: null, thenNext: true, large: null };
    const count = countCycle(cycleOf(villages, { oneWinner }));
    expect(count.units).toMatchObject([
      { unitId: 'a', unitIds: ['a', 'b'], amountCents: 200, spentCents: 200 },
    ]);
    const places = count.units
      .flatMap((unit) => unit.outcomes)
      .sort((a, b) => (a.place ?? 9) - (b.place ?? 9));
    expect(places.map(({ nr, reason }) => [nr, reason])).toEqual([
      [1, 'fits'],
      [3, 'fits'],
      [2, 'fits_next'],
      [4, 'fits_next'],
      [5, 'no_money_left'],
    ]);
  });

  /** Four units of 250: a winner may cost a quarter, one large project from a half to three quarters. */
  const dobele = {
    scope: 'whole' as const,
    oneWinner: {
      mostBasisPoints: 2500,
      thenNext: false,
      large: { fromBasisPoints: 5000, toBasisPoints: 7500, minVotes: 10 },
    },
  };
  const county = (votesOfLarge: number, cost = 700): Units => ({
    a: { amount: 250, projects: { 1: [cost, votesOfLarge], 2: [250, 3] } },
    b: { amount: 250, projects: { 3: [250, 5], 4: [100, 4] } },
    c: { amount: 250, projects: { 5: [60, 6] } },
    d: { amount: 250, projects: { 6: [240, 2] } },
  });

  it('a large project wins before all others if it is first with votes enough', () => {
    expect(won(county(12), dobele)).toEqual(['1 large 700', '4 fits 100', '5 fits 60']);
  });

  it('a large project loses without votes enough, when another has more, or outside the shares', () => {
    const usual = ['2 fits 250', '3 fits 250', '5 fits 60', '6 fits 240'];
    expect(won(county(9), dobele)).toEqual(usual);
    expect(won(county(12, 760), dobele)).toEqual(usual);
    expect(won(county(12, 499), dobele)).toEqual(usual);
    expect(outcomes(cycleOf(county(9), dobele)).find(({ nr }) => nr === 1)).toMatchObject({
      rank: 1,
      reason: 'quota_money',
      wouldWin: { votes: 1, costCents: 250 },
    });
    // Above the shares it is told the cost of the exception, not the one below.
    expect(outcomes(cycleOf(county(12, 990), dobele)).find(({ nr }) => nr === 1)?.wouldWin).toEqual({
      votes: null,
      costCents: 750,
    });
  });

  it('coefficients of units over the whole', () => {
    const units = {
      a: { amount: 50, projects: { 1: [60, 5] } },
      b: { amount: 50, projects: { 2: [60, 4] } },
    } as Units;
    const input = cycleOf(units, { scope: 'whole', weightedVotes: true });
    const weighted = (coefficient: number): unknown =>
      outcomes({
        ...input,
        units: input.units.map((unit) => (unit.id === 'b' ? { ...unit, coefficient } : unit)),
      }).map((each) => [each.nr, each.votes, each.weightedHundredths, each.won, each.wouldWin?.votes]);
    expect(weighted(125)).toEqual([
      [1, 5, 500, true, undefined],
      [2, 4, 500, false, 1],
    ]);
    // Equal by the coefficient: neither has the other's number of votes.
    const [tie] =
      countCycle({
        ...input,
        units: input.units.map((unit) => ({ ...unit, coefficient: unit.id === 'b' ? 125 : 100 })),
      }).units[0]?.ties ?? [];
    expect(tie).toEqual({ votes: null, projects: [1, 2], order: [1, 2] });
    expect(weighted(130)).toEqual([
      [2, 4, 520, true, undefined],
      [1, 5, 500, false, 1],
    ]);
  });

  it('points and rankings', () => {
    const input = cycleOf(one(10, { 1: [10, 0], 2: [10, 0] }), {
      ballot: { kind: 'points', points: 5, maxPerProject: 3 },
    });
    const count = countCycle({
      ...input,
      ballots: [
        { unitId: 'a', choices: [1, 2], points: [2, 3] },
        { unitId: 'a', choices: [1, 2], points: [3, 0] },
      ],
    });
    expect(count.units[0]?.outcomes).toMatchObject([
      { nr: 1, votes: 5, supporters: 2, won: true },
      { nr: 2, votes: 3, supporters: 1, won: false, wouldWin: { votes: 1, costCents: null } },
    ]);
    const ranked = countCycle({
      ...input,
      rules: { ...input.rules, ballot: { kind: 'ranking', max: 3 } },
      ballots: [{ unitId: 'a', choices: [2, 1] }],
    });
    expect(ranked.units[0]?.outcomes.map(({ nr, votes }) => [nr, votes])).toEqual([
      [2, 3],
      [1, 2],
    ]);
  });
});

const base = cycleOf({
  a: { amount: 100, projects: { 1: [10, 0] } },
  b: { amount: 100, projects: { 2: [10, 0] } },
});
it.each<[string, Partial<CycleCountInput>]>([
  ['a ballot of an unknown unit', { ballots: [{ unitId: 'z', choices: [] }] }],
  ['a project of another unit', { ballots: [{ unitId: 'a', choices: [2] }] }],
  ['a project named twice', { ballots: [{ unitId: 'a', choices: [1, 1] }] }],
  ['points where none are given', { ballots: [{ unitId: 'a', choices: [1], points: [2] }] }],
  ['a project listed twice', { projects: [...base.projects, ...base.projects] }],
  ['a project of an unknown unit', { projects: [{ nr: 1, unitId: 'z', costCents: 10 }] }],
  ['a project that costs nothing', { projects: [{ nr: 1, unitId: 'a', costCents: 0 }] }],
  ['a fraction of a cent', { units: [{ id: 'a', name: 'a', amountCents: 0.5 }], projects: [] }],
  ['a unit listed twice', { units: [...base.units, ...base.units] }],
  [
    'a ranking longer than it may be',
    {
      rules: { ...USUAL, ballot: { kind: 'ranking', max: 1 }, scope: 'whole' },
      ballots: [{ unitId: 'a', choices: [1, 2] }],
    },
  ],
])('refuses %s', (_, change) => {
  expect(() => countCycle({ ...base, ...change })).toThrow(RangeError);
});
