import type { Cents, CostLine } from '#libs/contracts';

/** Quantities have at most so many decimals: square metres, cubic metres, hours. */
const THOUSANDTHS = 1000;

/** Cost of one line, rounded to the nearest cent, half up. Quantities count to the third decimal. */
export function lineTotal({ quantity, unitCents }: Pick<CostLine, 'quantity' | 'unitCents'>): Cents {
  if (!Number.isFinite(quantity) || !Number.isSafeInteger(unitCents)) return 0;
  const exact = BigInt(Math.round(quantity * THOUSANDTHS)) * BigInt(unitCents);
  return Number((exact + BigInt(THOUSANDTHS / 2)) / BigInt(THOUSANDTHS));
}

/** Cost of a project: the sum of its lines, each rounded by itself, as the page shows them. */
export function projectTotal(lines: readonly Pick<CostLine, 'quantity' | 'unitCents'>[]): Cents {
  return lines.reduce((sum, line) => sum + lineTotal(line), 0);
}
