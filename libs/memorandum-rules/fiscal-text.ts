import type { Node } from 'prosemirror-model';
import type { FiscalDirection, FiscalLine, FiscalTable } from '#libs/contracts';
import type { IdSource } from '#libs/bylaw-document';
import { Blocks, phrase, sentence } from './blocks.js';
import { fiscalCents, fiscalTotals, fiscalYears } from './fiscal.js';
import { euroText, printEuro, printThousandths } from './money.js';

/** The part of the memorandum that the fiscal table belongs to (PL 46(1)2). */
export const FISCAL_PART = 2;

/**
 * What the memorandum says of a fiscal table, in Latvian as the memorandum is: a sentence with the sums, the table with
 * its totals, and how each line was computed and where its money comes from.
 */
export function fiscalBlocks(table: FiscalTable, newId: IdSource): Node[] {
  const blocks = new Blocks(newId);
  const totals = fiscalTotals(table);
  const years = fiscalYears(table);
  const figures = (row: readonly number[]): string[] => row.map(printEuro);
  const group = (direction: FiscalDirection, name: string, sums: readonly number[]) => {
    const lines = table.lines.filter((line) => line.direction === direction);
    return [
      ...lines.map((line) => ({
        cells: [phrase(line.name), ...line.amounts.map((amount) => printEuro(fiscalCents(amount)))],
      })),
      { cells: [name, ...figures(sums)], strong: true },
    ];
  };
  const rows = [
    { cells: ['Rādītājs (euro)', ...years.map((year) => `${year}. gads`)] },
    ...group('revenue', 'Ieņēmumi kopā', totals.revenue),
    ...group('expenditure', 'Izdevumi kopā', totals.expenditure),
    { cells: ['Ietekme uz budžetu', ...figures(totals.balance)], strong: true },
  ];
  const out = [
    blocks.paragraph(opening(table)),
    blocks.table(rows),
    blocks.paragraph('Aprēķins un finansējuma avots:'),
    blocks.list(table.lines.map((line) => computed(line, years))),
  ];
  if (table.assumptions.trim() !== '') out.push(blocks.paragraph(sentence(table.assumptions)));
  return out;
}

function opening(table: FiscalTable): string {
  const { overall } = fiscalTotals(table);
  const years = fiscalYears(table);
  const [first, last] = [years[0] ?? 0, years.at(-1) ?? 0];
  const span = first === last ? `${first}. gadā` : `${first}.–${last}. gadā`;
  const effect =
    overall.balance === 0
      ? 'ieņēmumi un izdevumi ir vienādi'
      : overall.balance > 0
        ? `ieņēmumi pārsniedz izdevumus par ${euroText(overall.balance)}`
        : `izdevumi pārsniedz ieņēmumus par ${euroText(-overall.balance)}`;
  return `Ietekme uz pašvaldības budžetu ${span}: ieņēmumi ${euroText(overall.revenue)}, izdevumi ${euroText(overall.expenditure)}; ${effect}.`;
}

function computed(line: FiscalLine, years: readonly number[]): string {
  const source = `Finansējuma avots: ${sentence(line.source)}`;
  const formulas = line.amounts.flatMap((amount, index) =>
    'quantity' in amount
      ? [
          `${years[index]}. gadā ${printThousandths(amount.quantity)} (${phrase(line.unit ?? '')}) × ${euroText(amount.price)} = ${euroText(fiscalCents(amount))}`,
        ]
      : [],
  );
  const how = formulas.length > 0 ? `${formulas.join('; ')}. ` : '';
  return `${phrase(line.name)}: ${how}${source}`;
}
