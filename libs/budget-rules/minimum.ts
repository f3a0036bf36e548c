import { articleText, type ArticleRef, type LegalMinimum, type YearRevenue } from '#libs/contracts';
import { pl } from './finding.js';

/** The share of the average revenue that a year's participatory budget has to reach. */
export interface MinimumShare {
  /** First year it holds for. */
  fromYear: number;
  /** Last year it holds for; `null` = until the law changes. */
  toYear: number | null;
  /** Hundredths of a per cent: 0.2 % = 20. */
  basisPoints: number;
  article: ArticleRef;
}

/**
 * Shares by year: PL 59(2) asks for 0.5 %, from 2025 on (PL transitional provisions, 7); the State budget laws put
 * lower shares in its place for single years.
 */
export const MINIMUM_SHARES: readonly MinimumShare[] = [
  { fromYear: 2025, toYear: 2025, basisPoints: 10, article: { act: 'VB2025', ref: '19' } },
  { fromYear: 2026, toYear: 2026, basisPoints: 20, article: { act: 'VB2026', ref: '16' } },
  { fromYear: 2027, toYear: 2027, basisPoints: 30, article: { act: 'VB2026', ref: '16' } },
  { fromYear: 2028, toYear: 2028, basisPoints: 40, article: { act: 'VB2026', ref: '16' } },
  {
    fromYear: 2029,
    toYear: null,
    basisPoints: 50,
    article: pl('59(2)'),
  },
];

/** The share that holds for a year; `null` before 2025, when the law asked for nothing. */
export function minimumShare(year: number): MinimumShare | null {
  return (
    MINIMUM_SHARES.find((row) => year >= row.fromYear && (row.toYear === null || year <= row.toYear)) ?? null
  );
}

/** The three years whose revenue counts: those directly before the year of the cycle (PL 59(2)), earliest first. */
export function revenueYears(year: number): [number, number, number] {
  return [year - 3, year - 2, year - 1];
}

/**
 * The least money of a cycle (PL 59(2)): the share of the average yearly revenue of three years, rounded up to a cent.
 * @returns `null` where no minimum holds, or the revenue of one of the three years is missing or no sum of money.
 */
export function legalMinimum(year: number, revenues: readonly YearRevenue[]): LegalMinimum | null {
  const share = minimumShare(year);
  if (!share) return null;
  let sum = 0n;
  for (const needed of revenueYears(year)) {
    const rows = revenues.filter((revenue) => revenue.year === needed);
    const row = rows[0];
    if (!row || rows.length > 1 || !isRevenue(row)) return null;
    sum += BigInt(row.incomeTaxCents) + BigInt(row.propertyTaxCents);
  }
  return {
    averageCents: Number(sum / 3n),
    shareBasisPoints: share.basisPoints,
    article: share.article,
    source: articleText(share.article, 'lv'),
    minimumCents: Number((sum * BigInt(share.basisPoints) + 29_999n) / 30_000n),
  };
}

/** Whether both taxes of the year are whole cents, not below 0, and something came in at all. */
export function isRevenue({ incomeTaxCents, propertyTaxCents }: YearRevenue): boolean {
  const whole = (cents: number): boolean => Number.isSafeInteger(cents) && cents >= 0;
  return whole(incomeTaxCents) && whole(propertyTaxCents) && incomeTaxCents + propertyTaxCents > 0;
}
