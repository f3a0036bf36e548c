import fc from 'fast-check';
import type { CycleInput } from '#libs/contracts';
import { runs } from '../../tests/support/runs.js';
import { divideMoney, divisionFindings } from './division.js';
import { CYCLE } from './testing/example-cycle.js';

const unit = (
  inhabitants: number | null,
  coefficient: number | null = null,
  amountCents = 1,
): CycleInput['units'][number] => ({
  id: null,
  name: `${inhabitants}`,
  amountCents,
  inhabitants,
  coefficient,
});

it.each([
  [
    'three euros for each inhabitant',
    { kind: 'per_capita', centsPerInhabitant: 300 },
    [unit(1200), unit(7)],
    [360_000, 2_100],
  ],
  ['in proportion to inhabitants', { kind: 'coefficient' }, [unit(3000), unit(1000)], [750, 250]],
  ['a far parish counts double', { kind: 'coefficient' }, [unit(2000), unit(1000, 200)], [500, 500]],
  [
    'the cent that is left goes to the largest remainder',
    { kind: 'coefficient' },
    [unit(1), unit(1), unit(1)],
    [334, 333, 333],
  ],
  ['sums given', { kind: 'fixed' }, [unit(null, null, 5), unit(null, null, 6)], [5, 6]],
  ['nobody counted', { kind: 'coefficient' }, [unit(5), unit(null)], null],
  ['no coefficient', { kind: 'coefficient' }, [unit(5, 0)], null],
  ['no units', { kind: 'coefficient' }, [], null],
] as const)('%s', (_, division, units, expected) => {
  expect(divideMoney(division, 1000, units)).toEqual(expected);
});

it('divides every cent, and more inhabitants never get less', () => {
  const units = fc.array(
    fc.record({ people: fc.integer({ min: 1, max: 1e6 }), factor: fc.integer({ min: 1, max: 500 }) }),
    {
      minLength: 1,
      maxLength: 20,
    },
  );
  fc.assert(
    fc.property(units, fc.integer({ min: 1, max: 1e12 }), (rows, amount) => {
      const sums =
        divideMoney(
          { kind: 'coefficient' },
          amount,
          rows.map(({ people, factor }) => unit(people, factor)),
        ) ?? [];
      expect(sums.reduce((sum, cents) => sum + cents, 0)).toBe(amount);
      const weighed = rows.map(({ people, factor }, at) => ({
        weight: people * factor,
        cents: sums[at] ?? 0,
      }));
      for (const one of weighed) {
        for (const other of weighed)
          if (one.weight > other.weight) expect(one.cents).toBeGreaterThanOrEqual(other.cents);
      }
    }),
    runs(100),
  );
});

it('names what is missing and sums that are not divided so', () => {
  const found = (change: Partial<CycleInput>): string[] =>
    divisionFindings({ ...CYCLE, ...change }).map(({ code, where }) => `${code} ${where ?? ''}`);
  expect(found({})).toEqual([]);
  expect(
    found({
      division: { kind: 'coefficient' },
      amountCents: 100,
      units: [unit(1, null, 60), unit(1, 100, 40)],
    }),
  ).toEqual(['unit_amount_not_divided units.0.amountCents', 'unit_amount_not_divided units.1.amountCents']);
  expect(
    found({ division: { kind: 'per_capita', centsPerInhabitant: 0 }, units: [unit(null), unit(2, -1)] }),
  ).toEqual([
    'unit_inhabitants_missing units.0.inhabitants',
    'unit_coefficient_wrong units.1.coefficient',
    'per_capita_missing division',
  ]);
});
