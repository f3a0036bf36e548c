import fc from 'fast-check';
import { runs } from '../../tests/support/runs.js';
import { hideSmall } from './small-cells.js';

it.each([
  [
    [50, 0, 12],
    [50, 0, 12],
  ],
  [
    [50, 3, 12],
    [50, null, null],
  ],
  [
    [50, 3, 4],
    [null, null, null],
  ],
  [
    [50, 6, 4],
    [50, null, null],
  ],
  [[4], [null]],
])('%j is told as %j', (numbers, told) => {
  expect(hideSmall(numbers, 10)).toEqual(told);
});

it('hides also who is missing, where nearly all of a group voted', () => {
  expect(hideSmall([50, 30, 40], 10, [120, 33, 200])).toEqual([50, null, null]);
  expect(hideSmall([50, 30, 40], 10, [120, 40, 200])).toEqual([50, 30, 40]);
});

it('tells no small number, and leaves none to be found from the sum', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 8 }),
      fc.integer({ min: 1, max: 12 }),
      (numbers, limit) => {
        const told = hideSmall(numbers, limit);
        for (const number of told)
          if (number !== null && number > 0) expect(number).toBeGreaterThanOrEqual(limit);
        const others = numbers.filter((number, at) => told[at] !== null && number > 0);
        const hidden = told.filter((number) => number === null).length;
        if (hidden === 1) expect(others).toEqual([]);
        const together = numbers.reduce((sum, number, at) => sum + (told[at] === null ? number : 0), 0);
        if (hidden > 0 && others.length > 0) expect(together).toBeGreaterThanOrEqual(limit);
        if (numbers.every((number) => number === 0 || number >= limit)) expect(told).toEqual(numbers);
      },
    ),
    runs(100),
  );
});
