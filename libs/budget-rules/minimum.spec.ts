import type { YearRevenue } from '#libs/contracts';
import { articleText } from '#libs/contracts';
import fc from 'fast-check';
import { runs } from '../../tests/support/runs.js';
import { legalMinimum, MINIMUM_SHARES, minimumShare, revenueYears } from './minimum.js';
import { lineTotal, projectTotal } from './money.js';

function revenues(year: number, ...cents: number[]): YearRevenue[] {
  return revenueYears(year).map((one, at) => ({
    year: one,
    incomeTaxCents: cents[at] ?? 0,
    propertyTaxCents: 0,
  }));
}

it.each([
  [2025, 10, 'VB2025', '19'],
  [2026, 20, 'VB2026', '16'],
  [2027, 30, 'VB2026', '16'],
  [2028, 40, 'VB2026', '16'],
  [2029, 50, 'PL', '59(2)'],
  [2040, 50, 'PL', '59(2)'],
])('in %d the share is %d hundredths of a per cent', (year, basisPoints, act, ref) => {
  expect(minimumShare(year)).toMatchObject({ basisPoints, article: { act, ref } });
});

it('before 2025 the law asked for nothing', () => {
  expect(minimumShare(2024)).toBeNull();
  expect(legalMinimum(2024, revenues(2024, 1, 1, 1))).toBeNull();
});

it('every share has an article that can be worded, and no year has two', () => {
  for (const share of MINIMUM_SHARES) expect(articleText(share.article, 'lv')).toMatch(/^[\d\p{Lu}]/u);
  for (let year = 2020; year < 2060; year += 1) {
    const rows = MINIMUM_SHARES.filter(
      (row) => year >= row.fromYear && (row.toYear === null || year <= row.toYear),
    );
    expect([year, rows.length]).toEqual([year, year < 2025 ? 0 : 1]);
  }
});

it('takes the average of the three years before the cycle', () => {
  const minimum = legalMinimum(2026, [
    { year: 2023, incomeTaxCents: 2_600_000_000, propertyTaxCents: 200_000_000 },
    { year: 2025, incomeTaxCents: 3_000_000_000, propertyTaxCents: 200_000_000 },
    { year: 2024, incomeTaxCents: 2_800_000_000, propertyTaxCents: 200_000_000 },
  ]);
  expect(minimum).toMatchObject({
    averageCents: 3_000_000_000,
    shareBasisPoints: 20,
    minimumCents: 6_000_000,
  });
});

it.each([
  ['a year is missing', revenues(2026, 5, 5, 5).slice(1)],
  ['a year stands twice', [...revenues(2026, 5, 5, 5), ...revenues(2026, 5, 5, 5)]],
  ['a year has no revenue', revenues(2026, 5, 5, 0)],
  ['a tax is below zero', revenues(2026, 5, 5, -1)],
  ['a tax is no whole number of cents', revenues(2026, 5, 5, 1.5)],
])('is not known where %s', (_, rows) => {
  expect(legalMinimum(2026, rows)).toBeNull();
});

it('is the least whole number of cents that reaches the share', () => {
  const cents = fc.integer({ min: 1, max: 200_000_000_000 });
  fc.assert(
    fc.property(fc.integer({ min: 2025, max: 2035 }), cents, cents, cents, (year, a, b, c) => {
      const minimum = legalMinimum(year, revenues(year, a, b, c));
      const share = BigInt(a + b + c) * BigInt(minimum?.shareBasisPoints ?? 0);
      const reached = BigInt(minimum?.minimumCents ?? 0) * 30_000n;
      expect(reached >= share && reached - 30_000n < share).toBe(true);
    }),
    runs(200),
  );
});

it.each([
  [5, 25_000, 125_000],
  [1.5, 333, 500],
  [0.333, 1000, 333],
  [2.0005, 100, 200],
  [0, 100, 0],
  [1_000_000, 10_000_000_000, 10_000_000_000_000_000],
])('%d units at %d cents cost %d cents', (quantity, unitCents, total) => {
  expect(lineTotal({ quantity, unitCents })).toBe(total);
});

it('a line that is no number costs nothing', () => {
  expect(lineTotal({ quantity: Number.NaN, unitCents: 100 })).toBe(0);
  expect(lineTotal({ quantity: 1, unitCents: 0.5 })).toBe(0);
});

it('the total is the sum of the lines as shown', () => {
  expect(projectTotal([])).toBe(0);
  expect(
    projectTotal([
      { quantity: 1.5, unitCents: 333 },
      { quantity: 1.5, unitCents: 333 },
    ]),
  ).toBe(1000);
});
