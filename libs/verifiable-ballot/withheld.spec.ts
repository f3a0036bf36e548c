import fc from 'fast-check';
import { ballotsOfSums, hiddenBoxes, sumsOf, withheldOf } from './withheld.js';

const CELL = 5;

describe('what is withheld of a unit', () => {
  it.each([
    [{ online: 0, paper: 0 }, null],
    [{ online: 1, paper: 0 }, 'all'],
    [{ online: 2, paper: 2 }, 'all'],
    [{ online: 4, paper: 4 }, 'all'],
    [{ online: 5, paper: 0 }, null],
    [{ online: 5, paper: 4 }, 'paper'],
    [{ online: 1, paper: 90 }, 'online'],
    [{ online: 5, paper: 5 }, null],
  ])('is, of %o, %s', (cast, withheld) => {
    expect(withheldOf(cast, CELL)).toBe(withheld);
  });
});

describe('hidden boxes', () => {
  const box = (number: number, papers: number, unitId = 'a') => ({ number, unitId, papers });

  it.each([
    ['none where all are large', [box(1, 5), box(2, 9)], []],
    ['a small one, and the next smallest with it', [box(1, 9), box(2, 1), box(3, 6)], [2, 3]],
    ['small ones that are enough together', [box(1, 2), box(2, 3), box(3, 9)], [1, 2]],
    ['none that is empty', [box(1, 0), box(2, 9)], []],
    ['unit by unit', [box(1, 1), box(2, 7), box(3, 8, 'b')], [1, 2]],
  ])('are %s', (_, boxes, hidden) => {
    expect([...hiddenBoxes(boxes, () => null, CELL)].sort()).toEqual(hidden);
  });

  it('are all of a unit whose paper is withheld', () => {
    const boxes = [box(1, 9), box(2, 1, 'b'), box(3, 3, 'b')];
    expect([...hiddenBoxes(boxes, (unitId) => (unitId === 'b' ? 'paper' : 'online'), CELL)]).toEqual([2, 3]);
  });

  it('never leave fewer papers to be found by what is missing than the smallest cell, unless the unit has no more', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 12 }), { maxLength: 8 }), (papers) => {
        const boxes = papers.map((count, at) => box(at + 1, count));
        const hidden = hiddenBoxes(boxes, () => null, CELL);
        const of = (isHidden: boolean): number =>
          boxes.reduce((sum, one) => sum + (hidden.has(one.number) === isHidden ? one.papers : 0), 0);
        for (const one of boxes)
          if (one.papers > 0 && one.papers < CELL) expect(hidden).toContain(one.number);
        expect(of(true) === 0 || of(true) >= CELL || of(false) === 0).toBe(true);
      }),
      { seed: 7 },
    );
  });
});

it('makes of sums ballots that come to the same sums', () => {
  const ballot = fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 6 }).chain((choices) =>
    fc.record({
      choices: fc.constant(choices),
      points: fc.array(fc.integer({ min: 1, max: 9 }), {
        minLength: choices.length,
        maxLength: choices.length,
      }),
    }),
  );
  fc.assert(
    fc.property(fc.array(ballot, { maxLength: 9 }), (ballots) => {
      const sums = sumsOf('a', 'all', ballots);
      expect(sumsOf('a', 'all', ballotsOfSums(sums))).toEqual(sums);
    }),
    { seed: 7 },
  );
});
