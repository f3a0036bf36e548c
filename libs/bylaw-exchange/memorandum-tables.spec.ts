import { partsOf, readAct } from './docx/testing/word-file.js';
import type { Node } from 'prosemirror-model';
import {
  blankBylaw,
  blankMemorandum,
  idSource,
  memorandumSchema,
  plainText,
  seededRandom,
} from '#libs/bylaw-document';
import {
  exportDocx,
  exportHtml,
  exportMarkdown,
  exportMemorandumHtml,
  exportText,
  importBylaw,
} from './index.js';

const newId = idSource(seededRandom(11));
const text = (words: string): Node =>
  memorandumSchema.node('paragraph', { id: newId() }, [memorandumSchema.text(words)]);

/** A table as calculations write it: headings in the first row and column, a row over all columns, sums. */
const cell = (name: string, words: string, attrs: Record<string, unknown> | null = null): Node =>
  memorandumSchema.node(name, attrs, [text(words)]);
const row = (...words: string[]): Node =>
  memorandumSchema.node(
    'table_row',
    null,
    words.map((each, at) =>
      cell(at === 0 ? 'table_header' : 'table_cell', each, { colwidth: at < 2 ? [160] : null }),
    ),
  );
const table = memorandumSchema.node('table', { id: newId() }, [
  memorandumSchema.node(
    'table_row',
    null,
    ['Pienākums', 'Pašlaik', 'Plānots'].map((each) => cell('table_header', each)),
  ),
  memorandumSchema.node('table_row', null, [
    cell('table_header', 'Budžeta institūcijas', { colspan: 3, colwidth: [160, 90, 0] }),
  ]),
  row('Izvērtē pieteikumus', '−1\u00a0200,50', '540'),
]);
const memorandum = (() => {
  const doc = blankMemorandum(newId);
  const parts = doc.children.map((part) =>
    part.attrs['part'] === 4
      ? part.type.create(part.attrs, [text('Pirms tabulas.'), table, text('Pēc tabulas.')])
      : part.type.create(part.attrs, [text(`Daļa ${part.attrs['part']} ir uzrakstīta.`)]),
  );
  return doc.type.create(doc.attrs, parts);
})();
const bylaw = blankBylaw({ issuer: 'Vidzāles novada dome', title: 'Par pagalmiem', newId });
const WORDS = [
  'Pienākums',
  'Budžeta institūcijas',
  'Izvērtē pieteikumus',
  '540',
  'Pirms tabulas.',
  'Pēc tabulas.',
];

describe('a memorandum with a table of a calculation', () => {
  it.each<[string, string]>([
    ['HTML', exportMemorandumHtml(memorandum, 'Par pagalmiem')],
    ['HTML with the by-law', exportHtml(bylaw, { lang: 'lv', memorandum })],
    ['Markdown', exportMarkdown(bylaw, memorandum)],
    ['text', exportText(bylaw, memorandum)],
  ])('says all its words as %s', (_, written) => {
    for (const word of WORDS) expect(written).toContain(word);
    expect(written).toMatch(/−1[\s\u00a0]200,50/);
  });

  it('has header cells with their scope in HTML, the row over all columns too', () => {
    const html = exportMemorandumHtml(memorandum, 'Par pagalmiem');
    expect(html.match(/<th\b/g)).toHaveLength(5);
    expect(html).toMatch(/<th[^>]*colspan="3"/);
  });

  it('is a table of two columns in Word, the calculation a table inside it, and comes back whole', async () => {
    const file = await exportDocx(bylaw, { memorandum });
    const xml = partsOf(file).get('word/document.xml') ?? '';
    expect(xml).toContain('Paskaidrojuma raksta sadaļa');
    expect(xml).toContain('Norādāmā informācija');
    expect(xml.split('<w:tbl>').length - 1).toBe(2);
    const back = readAct(file).memorandum;
    expect(back && plainText(back)).toBe(plainText(memorandum));
    expect(back?.child(3).child(1).attrs['id']).toBe(table.attrs['id']);
  });

  it('has the form of two columns on screen and on paper, its titles still headings', () => {
    const html = exportMemorandumHtml(memorandum, 'Par pagalmiem');
    expect(html).toMatch(/<div class="part">\n<h2>4\. [^<]+<\/h2>\n<div>\n<p/);
    expect(html).toContain('.part {');
    expect(html.match(/Norādāmā informācija/g)).toHaveLength(1);
  });

  it('comes back from Markdown with the table in its part', () => {
    const source = { name: 'akts.md', text: exportMarkdown(bylaw, memorandum) };
    const back = importBylaw(source, { newId: idSource(seededRandom(3)) });
    if (!back.allowed || !back.memorandum) throw new Error('The memorandum did not come back.');
    const part = memorandumSchema.nodeFromJSON(back.memorandum).child(3);
    expect(part.children.map((node) => node.type.name)).toEqual(['paragraph', 'table', 'paragraph']);
    expect(part.textContent).toContain('Izvērtē pieteikumus');
  });
});
