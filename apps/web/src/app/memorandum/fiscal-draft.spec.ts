import { checkFiscalTable, emptyFiscalTable } from '#libs/memorandum-rules';
import type { FiscalTable } from '#libs/contracts';
import { newLine, repeated, tableOf, typedTable, withAmount, withLine, withYears } from './fiscal-draft';

const table: FiscalTable = {
  kind: 'fiscal',
  firstYear: 2026,
  years: 2,
  lines: [
    {
      direction: 'expenditure',
      name: 'Pabalsti',
      source: 'Budžets',
      unit: 'ģimenes',
      amounts: [
        { quantity: 1500, price: 30_000 },
        { quantity: 0, price: 0 },
      ],
    },
    {
      direction: 'revenue',
      name: 'Dotācija',
      source: 'Valsts',
      unit: null,
      amounts: [{ cents: -5 }, { cents: 120_000 }],
    },
  ],
  assumptions: '',
};

describe('a fiscal table in a form', () => {
  it('comes back as it was', () => expect(tableOf(typedTable(table))).toEqual(table));

  it('begins with a line of noughts that only lacks its words', () => {
    const begun = typedTable(emptyFiscalTable(2026));
    const checked = checkFiscalTable(tableOf({ ...begun, lines: [newLine('revenue', 4)] }));
    expect(checked.allowed ? [] : checked.violations.map(({ where }) => where)).toEqual([
      'lines.0.name',
      'lines.0.source',
    ]);
  });

  it('keeps what was typed when years are added or taken away and added again', () => {
    const longer = withYears(typedTable(table), 3);
    expect(longer.lines[1]?.amounts.map(({ sum }) => sum)).toEqual(['-0,05', '1200', '0']);
    expect(tableOf(withYears(longer, 2))).toEqual(table);
  });

  it('repeats the first year', () => {
    const all = repeated(withAmount(typedTable(table), 1, 0, { sum: '7,50' }), 1);
    expect(tableOf(all).lines[1]?.amounts).toEqual([{ cents: 750 }, { cents: 750 }]);
  });

  it('says which figure cannot be read', () => {
    const odd = withAmount(withLine(typedTable(table), 0, { unit: '' }), 1, 1, { sum: 'daudz' });
    const checked = checkFiscalTable(tableOf(odd));
    expect(checked.allowed ? [] : checked.violations.map(({ code, where }) => `${code} ${where}`)).toEqual([
      'memorandum.empty lines.0.unit',
      'memorandum.figure lines.1.amounts.1',
    ]);
  });
});
