import * as fc from 'fast-check';
import type { BallotForm } from '#libs/contracts';
import { choose, type Chosen, givePoints, left, limitsOf, moveBy } from './choosing';

const PRICED = Array.from({ length: 60 }, (_, i) => ({ nr: i + 1, costCents: (i + 1) * 1000 }));
const of = (...nrs: number[]): Chosen[] => nrs.map((nr) => ({ nr, points: 1 }));
const limits = (form: BallotForm, cents = 6000) => limitsOf(form, cents);

describe('choosing on the ballot', () => {
  it('one of one: the new choice takes the place of the old', () => {
    expect(choose(of(3), 5, true, limits({ kind: 'one' }), PRICED)).toEqual({ chosen: of(5), over: null });
  });

  it('up to three: the fourth changes nothing and is told', () => {
    const three = limits({ kind: 'up_to', max: 3 });
    expect(choose(of(1, 2), 3, true, three, PRICED)).toEqual({ chosen: of(1, 2, 3), over: null });
    expect(choose(of(1, 2, 3), 4, true, three, PRICED)).toEqual({ chosen: of(1, 2, 3), over: 'projects' });
    expect(left(of(1, 2), three, PRICED)).toEqual({ projects: 1, cents: null, points: null });
  });

  it('choosing again what is chosen is not one too many', () => {
    const three = limits({ kind: 'up_to', max: 3 });
    expect(choose(of(1, 2, 3), 3, true, three, PRICED).over).toBeNull();
  });

  it('taking back makes room', () => {
    const three = limits({ kind: 'up_to', max: 3 });
    expect(choose(of(1, 2, 3), 2, false, three, PRICED)).toEqual({ chosen: of(1, 3), over: null });
  });

  it('any number: nothing is too many', () => {
    const all = PRICED.slice(0, 50).map(({ nr }) => nr);
    expect(choose(of(...all), 51, true, limits({ kind: 'unlimited' }), PRICED)).toEqual({
      chosen: of(...all, 51),
      over: null,
    });
  });

  it('within the money: to the last cent, and not one more', () => {
    const money = limits({ kind: 'knapsack' }, 6000);
    const full = choose(of(1, 2), 3, true, money, PRICED);
    expect(full).toEqual({ chosen: of(1, 2, 3), over: null });
    expect(left(full.chosen, money, PRICED).cents).toBe(0);
    expect(choose(full.chosen, 4, true, money, PRICED)).toEqual({ chosen: full.chosen, over: 'money' });
  });

  it('points: neither more than are left nor more than one project may get; none take it off', () => {
    const points = limits({ kind: 'points', points: 10, maxPerProject: 6 });
    const given = givePoints([], 1, 6, points, PRICED).chosen;
    expect(given).toEqual([{ nr: 1, points: 6 }]);
    expect(givePoints(given, 1, 7, points, PRICED)).toEqual({ chosen: given, over: 'pointsEach' });
    const free = limits({ kind: 'points', points: 10, maxPerProject: null });
    expect(givePoints(given, 1, 11, free, PRICED).over).toBe('points');
    expect(givePoints(given, 2, 5, points, PRICED)).toEqual({ chosen: given, over: 'points' });
    const full = givePoints(given, 2, 4, points, PRICED).chosen;
    expect(left(full, points, PRICED).points).toBe(0);
    expect(givePoints(full, 1, 0, points, PRICED)).toEqual({ chosen: [{ nr: 2, points: 4 }], over: null });
  });

  it('a ranking: chosen ones stand last and are moved; at either end they stay', () => {
    const three = limits({ kind: 'ranking', max: 3 });
    const chosen = choose(choose(of(5), 9, true, three, PRICED).chosen, 2, true, three, PRICED).chosen;
    expect(chosen).toEqual(of(5, 9, 2));
    expect(moveBy(chosen, 2, -1)).toEqual(of(5, 2, 9));
    expect(moveBy(chosen, 5, 2)).toEqual(of(9, 2, 5));
    expect(moveBy(chosen, 5, -1)).toBe(chosen);
    expect(moveBy(chosen, 2, 1)).toBe(chosen);
    expect(moveBy(chosen, 7, 1)).toBe(chosen);
  });

  it('a ranking of one is still a ranking', () => {
    expect(choose(of(5), 6, true, limits({ kind: 'ranking', max: 1 }), PRICED).over).toBe('projects');
  });

  it('no series of clicks leads over a limit', () => {
    const forms: BallotForm[] = [
      { kind: 'one' },
      { kind: 'up_to', max: 3 },
      { kind: 'knapsack' },
      { kind: 'points', points: 10, maxPerProject: 4 },
      { kind: 'points', points: 5, maxPerProject: null },
      { kind: 'ranking', max: 4 },
    ];
    const click = fc.record({
      nr: fc.integer({ min: 1, max: 12 }),
      on: fc.boolean(),
      points: fc.integer({ min: -2, max: 12 }),
    });
    fc.assert(
      fc.property(fc.constantFrom(...forms), fc.array(click, { maxLength: 30 }), (form, clicks) => {
        const rules = limits(form, 20_000);
        let chosen: readonly Chosen[] = [];
        for (const { nr, on, points } of clicks) {
          chosen =
            rules.pointsEach === null
              ? choose(chosen, nr, on, rules, PRICED).chosen
              : givePoints(chosen, nr, points, rules, PRICED).chosen;
          const rest = left(chosen, rules, PRICED);
          for (const sum of [rest.projects, rest.cents, rest.points])
            expect(sum ?? 0).toBeGreaterThanOrEqual(0);
          expect(new Set(chosen.map((one) => one.nr)).size).toBe(chosen.length);
          expect(chosen.every((one) => one.points >= 1 && one.points <= (rules.pointsEach ?? 1))).toBe(true);
        }
      }),
      { seed: 20261121, numRuns: 150 },
    );
  });
});
