import type { FiscalAmount, FiscalDirection, FiscalLine, FiscalTable } from '#libs/contracts';
import { typedNumber, typedText } from './typed-numbers';

/** A figure as it is being typed. */
export interface TypedAmount {
  sum: string;
  quantity: string;
  price: string;
}

/** A line as it is being typed. */
export interface TypedLine {
  direction: FiscalDirection;
  name: string;
  source: string;
  /** Whether the sums follow from quantity and price. */
  byFormula: boolean;
  unit: string;
  amounts: TypedAmount[];
}

/** The table as it is being typed. */
export interface TypedTable {
  firstYear: string;
  years: number;
  lines: TypedLine[];
  assumptions: string;
}

const noAmount = (): TypedAmount => ({ sum: '0', quantity: '0', price: '0' });

/** A new line with a nought for every year. */
export function newLine(direction: FiscalDirection, years: number): TypedLine {
  return {
    direction,
    name: '',
    source: '',
    byFormula: false,
    unit: '',
    amounts: Array.from({ length: years }, noAmount),
  };
}

/** The table as a form shows it. */
export function typedTable(table: FiscalTable): TypedTable {
  return {
    firstYear: String(table.firstYear),
    years: table.years,
    lines: table.lines.map((line) => ({
      direction: line.direction,
      name: line.name,
      source: line.source,
      byFormula: line.unit !== null,
      unit: line.unit ?? '',
      amounts: line.amounts.map((amount) =>
        'cents' in amount
          ? { ...noAmount(), sum: typedText(amount.cents, 2) }
          : { sum: '0', quantity: typedText(amount.quantity, 3), price: typedText(amount.price, 2) },
      ),
    })),
    assumptions: table.assumptions,
  };
}

/** What was typed as a table; figures that cannot be read are `NaN`, which the rules refuse with their place. */
export function tableOf({ firstYear, years, lines, assumptions }: TypedTable): FiscalTable {
  return {
    kind: 'fiscal',
    firstYear: typedNumber(firstYear, 0),
    years,
    lines: lines.map((line) => lineOf(line)),
    assumptions: assumptions.trim(),
  };
}

function lineOf({ direction, name, source, byFormula, unit, amounts }: TypedLine): FiscalLine {
  return {
    direction,
    name: name.trim(),
    source: source.trim(),
    unit: byFormula ? unit.trim() : null,
    amounts: amounts.map(({ sum, quantity, price }): FiscalAmount =>
      byFormula
        ? { quantity: typedNumber(quantity, 3), price: typedNumber(price, 2) }
        : { cents: typedNumber(sum, 2) },
    ),
  };
}

/** The same table for so many years; what was typed for years that stay is kept. */
export function withYears(table: TypedTable, years: number): TypedTable {
  return {
    ...table,
    years,
    lines: table.lines.map((line) => ({
      ...line,
      amounts: Array.from({ length: years }, (_, year) => line.amounts[year] ?? noAmount()),
    })),
  };
}

/** The table with one line changed. */
export function withLine(table: TypedTable, at: number, change: Partial<TypedLine>): TypedTable {
  return {
    ...table,
    lines: table.lines.map((line, index) => (index === at ? { ...line, ...change } : line)),
  };
}

/** The table with one figure changed. */
export function withAmount(
  table: TypedTable,
  at: number,
  year: number,
  change: Partial<TypedAmount>,
): TypedTable {
  const amounts = table.lines[at]?.amounts.map((amount, index) =>
    index === year ? { ...amount, ...change } : amount,
  );
  return amounts ? withLine(table, at, { amounts }) : table;
}

/** The figure of the first year in all years of a line. */
export function repeated(table: TypedTable, at: number): TypedTable {
  const [first] = table.lines[at]?.amounts ?? [];
  return first
    ? withLine(table, at, { amounts: Array.from({ length: table.years }, () => ({ ...first })) })
    : table;
}
