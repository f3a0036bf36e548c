import {
  exportPaperDocx,
  exportPaperHtml,
  readPlainDocx,
  type Paper,
  type PlainDocx,
} from '#libs/bylaw-exchange';
import fc from 'fast-check';
import { answerFormPaper, ITEM_HEADS, readAnswer, unitFinder, type ReadAnswer } from './index.js';

const UNITS = [
  { id: 'ch1', label: 'I nodaļa' },
  { id: 'p5', label: '5. punkts' },
  { id: 'p52', label: '5.2. apakšpunkts' },
  { id: 'p7r', label: '7.¹ punkts' },
  { id: 'p7', label: '7. punkts' },
  { id: 'x1', label: '1. pielikums' },
];

const FORM = answerFormPaper({
  number: '4b1d0c7e-0000-4000-8000-000000000001',
  title: 'Par atkritumu dalītu vākšanu',
  code: 'VID-2026-12',
  council: 'Vidzāles novada dome',
  party: 'Vidzāles ūdens, SIA',
  round: 1,
  dueDay: '2026-12-07',
  replyTo: 'dome@vidzale.example',
});

type Table = Extract<Paper['blocks'][number], { kind: 'table' }>;

/** The form as somebody fills it in and Word gives it back. */
function filled(changes: {
  verdict?: number;
  items?: string[][];
  whole?: string;
  approvedBy?: string;
  letter?: string;
}): PlainDocx {
  const blocks = FORM.blocks.map((block) => {
    if (block.kind !== 'table') return block;
    const table: Table = { ...block, rows: block.rows.map((row) => [...row]) };
    if (block.head === ITEM_HEADS) {
      const items = changes.items ?? [];
      return { ...table, rows: [...items, ...table.rows.slice(items.length)] };
    }
    const rows = table.rows.map((row, index) => {
      if (block.head) return index === changes.verdict ? ['X', ...row.slice(1)] : row;
      if (row[0]?.startsWith('Atzinuma numurs')) return [row[0], changes.letter ?? ''];
      if (row[0]?.startsWith('Viedoklis')) return [row[0], changes.whole ?? ''];
      if (row[0]?.startsWith('Atzinumu apstip')) return [row[0], changes.approvedBy ?? ''];
      return row;
    });
    return { ...table, rows };
  });
  const read = readPlainDocx(exportPaperDocx({ ...FORM, blocks }));
  if (!read) throw new Error('The form is no Word file.');
  return read;
}

describe('the form for an answer', () => {
  it('comes back empty as it went out', () =>
    expect(readAnswer(filled({}), UNITS)).toEqual<ReadAnswer>({
      formNumber: '4b1d0c7e-0000-4000-8000-000000000001',
      verdict: null,
      text: '',
      approvedBy: '',
      documentNo: '',
      items: [],
      unplaced: [],
      paragraphs: [],
    }));

  it('comes back with everything that was written into it', () => {
    const answer = readAnswer(
      filled({
        verdict: 2,
        letter: '5-12/31, 01.12.2026.',
        whole: 'Kopumā atbalstām.\nLūdzam precizēt.',
        approvedBy: 'Jānis Krūms, valdes loceklis',
        items: [
          ['1.', '5.2. apakšpunkts', 'iebildums', 'Termiņš par īsu', 'Nevar izpildīt', 'trīs mēnešu laikā'],
          ['2.', '', 'Priekšlikums', 'Papildināt ar definīcijām', '', ''],
          ['3.', '99.', 'variants', 'Otrais variants', '', ''],
        ],
      }),
      UNITS,
    );
    expect(answer).toMatchObject({
      verdict: 'objections',
      text: 'Kopumā atbalstām.\nLūdzam precizēt.',
      approvedBy: 'Jānis Krūms, valdes loceklis',
      documentNo: '5-12/31, 01.12.2026.',
      unplaced: [2],
      items: [
        {
          kind: 'objection',
          unitId: 'p52',
          text: 'Termiņš par īsu',
          grounds: 'Nevar izpildīt',
          proposedWording: 'trīs mēnešu laikā',
        },
        { kind: 'proposal', unitId: null, text: 'Papildināt ar definīcijām' },
        { kind: 'variant', unitId: null, text: '99.: Otrais variants' },
      ],
    });
  });

  it.each([
    [0, 'no_objections'],
    [1, 'proposals'],
    [2, 'objections'],
  ])('knows the mark in line %i', (verdict, expected) =>
    expect(readAnswer(filled({ verdict }), UNITS).verdict).toBe(expected),
  );

  it('believes an objection more than the mark', () =>
    expect(
      readAnswer(filled({ verdict: 0, items: [['1.', '7', 'Iebildums', 'Nav skaidrs', 'x', '']] }), UNITS)
        .verdict,
    ).toBe('objections'));

  it('gives back whatever is written, sign by sign', () => {
    const text = fc
      .array(fc.constantFrom('ā', 'Š', '<', '&', '"', "'", '5', '.', ' ', '–', '„', '”', '\u00b9'), {
        minLength: 1,
        maxLength: 30,
      })
      .map((signs) => `a${signs.join('')}z`);
    fc.assert(
      fc.property(text, text, text, (what, why, wording) => {
        const [item] = readAnswer(
          filled({ items: [['1.', '5.', 'Iebildums', what, why, wording]] }),
          UNITS,
        ).items;
        expect(item).toEqual({
          kind: 'objection',
          unitId: 'p5',
          text: what,
          grounds: why,
          proposedWording: wording,
        });
      }),
      { seed: 6, numRuns: 40 },
    );
  });
});

describe('an answer in a form of its own', () => {
  it('is read where it has a table of objections, whatever the order of its columns', () => {
    const file: PlainDocx = {
      blocks: [
        { kind: 'paragraph', text: 'Ministrija ir izskatījusi projektu.' },
        {
          kind: 'table',
          rows: [
            ['Nr. p. k.', 'Projekta redakcija', 'Iebildums/Priekšlikums', 'Piedāvātā redakcija'],
            ['1.', '7.1 punkts', 'Norma dublē likumu.', 'Svītrot'],
            ['2.', 'Projekts kopumā', '', ''],
          ],
        },
      ],
    };
    expect(readAnswer(file, UNITS)).toMatchObject({
      formNumber: null,
      verdict: 'proposals',
      items: [{ kind: 'proposal', unitId: 'p7r', text: 'Norma dublē likumu.', proposedWording: 'Svītrot' }],
      paragraphs: ['Ministrija ir izskatījusi projektu.'],
    });
  });

  it('stays text where it has none', () =>
    expect(readAnswer({ blocks: [{ kind: 'paragraph', text: 'Iebildumu nav.' }] }, UNITS)).toMatchObject({
      verdict: null,
      items: [],
      paragraphs: ['Iebildumu nav.'],
    }));
});

describe('the points that people name', () => {
  it.each([
    ['5.', 'p5'],
    ['5.punkts', 'p5'],
    ['Noteikumu 5.2. apakšp.', 'p52'],
    ['5.2', 'p52'],
    ['7.¹ punkts', 'p7r'],
    ['7.1', 'p7r'],
    ['7', 'p7'],
    ['I NODAĻA', 'ch1'],
    ['1. pielikums', 'x1'],
    ['2. pielikums', undefined],
    ['8.', undefined],
    ['kaut kas', undefined],
    ['', null],
    ['–', null],
    ['Projekts kopumā', null],
  ])('"%s" is %s', (named, expected) => expect(unitFinder(UNITS)(named)).toBe(expected));
});

describe('a paper', () => {
  it('escapes what is written in it', () => {
    const html = exportPaperHtml({
      title: '<b>',
      blocks: [{ kind: 'table', widths: [1, 1], rows: [['<i>', '&']] }],
    });
    expect(html).toContain('<h1>&lt;b&gt;</h1>');
    expect(html).toContain('<th scope="row">&lt;i&gt;</th><td>&amp;</td>');
  });

  it('is the same file for the same content, and nothing else is taken for a Word file', () => {
    expect(exportPaperDocx(FORM)).toEqual(exportPaperDocx(FORM));
    expect(readPlainDocx(new TextEncoder().encode('no Word file'))).toBeNull();
    expect(readPlainDocx(exportPaperDocx(FORM).slice(0, 900))).toBeNull();
  });
});
