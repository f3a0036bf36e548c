import type { Decision, FiscalAmount, FiscalDirection, FiscalTable, Violation } from '#libs/contracts';
import { divideRounded, isWhole, MAX_CENTS, MAX_QUANTITY } from './money.js';

/** Years that a new table has: the current one and three more. */
export const DEFAULT_FISCAL_YEARS = 4;
/** Most years of a table. */
export const MAX_FISCAL_YEARS = 10;
/** Most lines of a table. */
export const MAX_FISCAL_LINES = 60;
/** Most characters of a line's name. */
export const MAX_NAME = 200;
/** Most characters of a source or a text that explains. */
export const MAX_EXPLANATION = 2000;

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

/** A table without lines: the current year and those after it. */
export function emptyFiscalTable(year: number, years = DEFAULT_FISCAL_YEARS): FiscalTable {
  return { kind: 'fiscal', firstYear: year, years, lines: [], assumptions: '' };
}

/** The years of the table in order. */
export function fiscalYears({ firstYear, years }: Pick<FiscalTable, 'firstYear' | 'years'>): number[] {
  return Array.from({ length: years }, (_, index) => firstYear + index);
}

/** Cents of one figure; a quantity times a price is rounded to whole cents, halves away from zero. */
export function fiscalCents(amount: FiscalAmount): number {
  if ('cents' in amount) return amount.cents;
  return Number(divideRounded(BigInt(amount.quantity) * BigInt(amount.price), 1000n));
}

/** Sums of the table, one for each year, in cents. */
export interface FiscalTotals {
  revenue: number[];
  expenditure: number[];
  /** Revenue less expenditure. */
  balance: number[];
  /** The same over all years. */
  overall: { revenue: number; expenditure: number; balance: number };
}

/** Adds the table up; exact, because every figure is a whole number of cents. */
export function fiscalTotals({ years, lines }: Pick<FiscalTable, 'years' | 'lines'>): FiscalTotals {
  const sum = (direction: FiscalDirection): number[] =>
    Array.from({ length: years }, (_, year) =>
      lines
        .filter((line) => line.direction === direction)
        .reduce((total, { amounts }) => total + (amounts[year] ? fiscalCents(amounts[year]) : 0), 0),
    );
  const [revenue, expenditure] = [sum('revenue'), sum('expenditure')];
  const balance = revenue.map((cents, year) => cents - (expenditure[year] ?? 0));
  const all = (row: readonly number[]): number => row.reduce((total, cents) => total + cents, 0);
  return {
    revenue,
    expenditure,
    balance,
    overall: { revenue: all(revenue), expenditure: all(expenditure), balance: all(balance) },
  };
}

/**
 * Checks a table as it comes from a form, in the browser and on the server alike. `where` names the field as
 * `lines.<line>.<field>` or `lines.<line>.amounts.<year>`.
 *
 * Refused: no lines (`memorandum.no_lines`), too many (`memorandum.too_many`), years outside 2000–2100 or more than ten
 * (`memorandum.years`), empty or too long texts (`memorandum.empty`, `memorandum.too_long`), a line without a figure for
 * every year or with a figure of another form than its formula (`memorandum.figure`), figures over ten billion euros
 * (`memorandum.figure_too_large`).
 */
export function checkFiscalTable(table: FiscalTable): Decision {
  const violations: Violation[] = [];
  const { firstYear, years, lines } = table;
  if (
    !isWhole(firstYear, FIRST_YEAR, LAST_YEAR) ||
    !isWhole(years, 1, MAX_FISCAL_YEARS) ||
    firstYear + years - 1 > LAST_YEAR
  )
    violations.push({ code: 'memorandum.years', where: 'firstYear', params: { most: MAX_FISCAL_YEARS } });
  if (lines.length === 0) violations.push({ code: 'memorandum.no_lines', where: 'lines' });
  if (lines.length > MAX_FISCAL_LINES)
    violations.push({ code: 'memorandum.too_many', where: 'lines', params: { most: MAX_FISCAL_LINES } });
  lines.forEach((line, index) => {
    const at = `lines.${index}`;
    violations.push(
      ...textViolations(line.name, `${at}.name`, { needed: true, most: MAX_NAME }),
      ...textViolations(line.source, `${at}.source`, { needed: true, most: MAX_EXPLANATION }),
    );
    if (line.unit !== null)
      violations.push(...textViolations(line.unit, `${at}.unit`, { needed: true, most: MAX_NAME }));
    if (line.amounts.length !== years)
      violations.push({ code: 'memorandum.figure', where: `${at}.amounts`, params: { line: index + 1 } });
    line.amounts.forEach((amount, year) => {
      const problem = figureProblem(amount, line.unit !== null);
      if (problem)
        violations.push({ ...problem, where: `${at}.amounts.${year}`, params: { line: index + 1 } });
    });
  });
  violations.push(...textViolations(table.assumptions, 'assumptions', { most: MAX_EXPLANATION }));
  return violations.length > 0 ? { allowed: false, violations } : { allowed: true };
}

/** Why a text cannot stand in a calculation: empty although needed, or too long. */
export function textViolations(
  text: string,
  where: string,
  { needed = false, most }: { needed?: boolean; most: number },
): Violation[] {
  if (text.length > most) return [{ code: 'memorandum.too_long', where, params: { most } }];
  return needed && text.trim() === '' ? [{ code: 'memorandum.empty', where }] : [];
}

const BAD: Violation = { code: 'memorandum.figure' };
const LARGE: Violation = { code: 'memorandum.figure_too_large' };

function figureProblem(amount: FiscalAmount, byFormula: boolean): Violation | null {
  if ('cents' in amount) {
    if (byFormula || !Number.isInteger(amount.cents)) return BAD;
    return Math.abs(amount.cents) <= MAX_CENTS ? null : LARGE;
  }
  const { quantity, price } = amount;
  if (!byFormula || !Number.isInteger(quantity) || !Number.isInteger(price) || quantity < 0) return BAD;
  if (quantity > MAX_QUANTITY || Math.abs(price) > MAX_CENTS) return LARGE;
  return Math.abs(fiscalCents(amount)) <= MAX_CENTS ? null : LARGE;
}
