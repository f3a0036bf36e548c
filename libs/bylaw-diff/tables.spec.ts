import { bylawSchema, idSource, seededRandom } from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import { comparisonTable, compareDocuments, type ComparedTable, type Comparison } from './index.js';
import { withOtherIds } from './testing/index.js';

const next = idSource(seededRandom(22));
const paragraph = (...content: Node[]) => bylawSchema.node('paragraph', { id: next() }, content);
const words = (text: string) => paragraph(...(text === '' ? [] : [bylawSchema.text(text)]));
const title = bylawSchema.node('title', { id: next() }, [bylawSchema.text('Par nodevu')]);
const tableId = next();
const table = (...rows: string[][]) =>
  bylawSchema.node(
    'table',
    { id: tableId },
    rows.map((row, at) =>
      bylawSchema.node(
        'table_row',
        null,
        row.map((text) => bylawSchema.node(at === 0 ? 'table_header' : 'table_cell', null, [words(text)])),
      ),
    ),
  );
const holder = next();
const bylaw = (...blocks: Node[]) =>
  bylawSchema.node('doc', null, [
    bylawSchema.node('front', null, [title]),
    bylawSchema.node('body', null, [
      bylawSchema.node('point', { id: holder }, [words('Nodevas likmes ir šādas:'), ...blocks]),
    ]),
  ]);

const HEAD = ['Nr.', 'Pakalpojums', 'Likme'];
const ROWS = [
  ['1.', 'Tirdzniecība ielās', '5,00'],
  ['2.', 'Reklāma pie fasādes', '7,00'],
  ['3.', 'Pasākumu rīkošana parkā', '9,00'],
];
const before = bylaw(table(HEAD, ...ROWS));
const compared = (...rows: string[][]): Comparison[] => {
  const after = bylaw(table(...rows));
  return [compareDocuments(before, after), compareDocuments(before, withOtherIds(after, 4).doc)];
};
const shape = ({ rows }: ComparedTable) =>
  rows.map((row) => `${row.status}: ${row.cells.map((cell) => cell.status[0]).join('')}`);

describe('tables', () => {
  it('are compared cell by cell', () => {
    for (const { changes, summary } of compared(
      HEAD,
      ROWS[0]!,
      ['2.', 'Reklāma pie fasādes', '8,00'],
      ROWS[2]!,
    )) {
      expect(summary).toMatchObject({ changed: 1, inserted: 0, deleted: 0 });
      expect(changes[0]?.table).toMatchObject({ rowsInserted: 0, rowsDeleted: 0, cellsChanged: 1 });
      expect(shape(changes[0]!.table!)).toEqual(['same: sss', 'same: sss', 'changed: ssc', 'same: sss']);
      expect(changes[0]?.words?.filter((one) => one.type !== 'same')).toEqual([
        { type: 'del', text: '7' },
        { type: 'ins', text: '8' },
      ]);
    }
  });

  it('stand in the comparison table under the number of their point', () => {
    const [comparison] = compared(HEAD, ROWS[0]!, ROWS[1]!);
    const rows = comparison ? comparisonTable(comparison) : [];
    expect(rows.map((row) => [row.unit, row.within])).toEqual([['table', '1.']]);
  });

  it('know rows that came and went', () => {
    for (const { changes } of compared(HEAD, ROWS[0]!, ['1.¹', 'Būvlaukuma nožogojums', '4,00'], ROWS[2]!)) {
      expect(changes[0]?.table).toMatchObject({ rowsInserted: 1, rowsDeleted: 1, cellsChanged: 0 });
      expect(shape(changes[0]!.table!)).toEqual([
        'same: sss',
        'same: sss',
        'deleted: ddd',
        'inserted: iii',
        'same: sss',
      ]);
    }
  });

  it('know a column that came', () => {
    const wider = [HEAD, ...ROWS].map((row, at) => [...row, at === 0 ? 'Piezīmes' : `piezīme numur ${at}`]);
    for (const { changes } of compared(...wider)) {
      expect(changes[0]?.table).toMatchObject({ rowsInserted: 0, rowsDeleted: 0, cellsChanged: 4 });
      expect(new Set(shape(changes[0]!.table!))).toEqual(new Set(['changed: sssi']));
    }
  });

  it('are read as running text with borders, old and new', () => {
    const [comparison] = compared(HEAD, ROWS[0]!, ROWS[2]!, ['4.', 'Jauns pakalpojums laukumā', '1,00']);
    const segments = comparison?.changes[0]?.words ?? [];
    const side = (without: string) => segments.map((one) => (one.type === without ? '' : one.text)).join('');
    expect(side('ins')).toBe([HEAD, ...ROWS].map((row) => row.join('\t')).join('\n'));
    expect(
      side('del')
        .split('\n')
        .map((line) => line.split('\t').length),
    ).toEqual([3, 3, 3, 3]);
  });
});

describe('other content', () => {
  const figure = (digest: string, alt = 'Zonu plāns') =>
    bylawSchema.node('figure', { id: tableId, digest, alt });
  const note = (text: string) => bylawSchema.node('footnote', null, [bylawSchema.text(text)]);

  it('knows an image by its digest', () => {
    const [one, other] = ['a'.repeat(64), 'b'.repeat(64)] as const;
    expect(compareDocuments(bylaw(figure(one)), bylaw(figure(one))).changes).toEqual([]);
    const { summary, changes } = compareDocuments(bylaw(figure(one)), bylaw(figure(other)));
    expect(summary.changed).toBe(1);
    expect(changes[0]?.unit).toBe('figure');
  });

  it('finds the words that differ in a footnote', () => {
    const id = next();
    const noted = (text: string) =>
      bylaw(bylawSchema.node('paragraph', { id }, [bylawSchema.text('Skatīt'), note(text)]));
    const [old, now] = [noted('Likmes bez nodokļa'), noted('Likmes ar nodokli')];
    for (const after of [now, withOtherIds(now, 2).doc]) {
      const [change] = compareDocuments(old, after).changes;
      const added = change?.words?.filter(({ type }) => type === 'ins').map(({ text }) => text);
      expect(added?.join(' ')).toBe('ar nodokli');
    }
  });

  it('takes other dashes and quotes for no change between texts that were read apart, and for form between versions', () => {
    const id = next();
    const said = (text: string) => bylaw(bylawSchema.node('paragraph', { id }, [bylawSchema.text(text)]));
    const [old, now] = [said('atļauja - „rakstiska” atļauja'), said('atļauja — "rakstiska" atļauja')];
    expect(compareDocuments(old, withOtherIds(now, 5).doc).changes).toEqual([]);
    expect(compareDocuments(old, now).summary.changed).toBe(1);
  });
});
