import type { Node } from 'prosemirror-model';
import {
  BUDGET_EXPLANATIONS,
  blankBudgetExplanations,
  blankBylaw,
  blankMemorandum,
  idSource,
  isBudgetExplanations,
  memorandumPart,
  memorandumPartHeading,
  memorandumPartsOf,
  MEMORANDUM_PARTS,
  parseDocument,
  seededRandom,
} from '#libs/bylaw-document';
import { articleText } from '#libs/contracts';
import { exportAkn, exportDocx, exportHtml, exportMarkdown, exportText, importBylaw } from './index.js';

const newId = idSource(seededRandom(8));
const bylaw = blankBylaw({ issuer: 'Vidzāles novada dome', title: 'Par budžetu', newId });
const blank = blankBudgetExplanations(newId);
const filled: Node = blank.copy(
  blank.type.create(
    null,
    blank.children.map((part) =>
      part.type.create(
        part.attrs,
        part.children.map((line) =>
          line.type.create(line.attrs, line.type.schema.text(`Skaidrojums ${part.attrs['part']}.`)),
        ),
      ),
    ),
  ).content,
);

it('hold their own parts, told from those of article 46', () => {
  expect(parseDocument(filled.toJSON()).allowed).toBe(true);
  expect(isBudgetExplanations(filled)).toBe(true);
  expect(isBudgetExplanations(blankMemorandum(newId))).toBe(false);
  expect(isBudgetExplanations(bylaw)).toBe(false);
  expect(memorandumPartsOf(filled)).toBe(BUDGET_EXPLANATIONS);
  expect(memorandumPartsOf(null)).toBe(MEMORANDUM_PARTS);
  expect(memorandumPartHeading(15)).toBe('5. Līdzdalības budžeta finansējums');
  expect(memorandumPart(9)).toBeNull();
  for (const { article } of BUDGET_EXPLANATIONS)
    expect(articleText(article, 'lv')).toContain('Pašvaldību likuma');
});

it.each([
  ['HTML', exportHtml(bylaw, { lang: 'lv', memorandum: filled })],
  ['Markdown', exportMarkdown(bylaw, filled)],
  ['text', exportText(bylaw, filled)],
])('are written into %s under their own headings, counted from 1', (_, text) => {
  for (const { part, lv } of BUDGET_EXPLANATIONS) {
    expect(text).toContain(`${part - 10}. ${lv}`);
    expect(text).toContain(`Skaidrojums ${part}.`);
  }
  expect(text).not.toContain(MEMORANDUM_PARTS[0]?.lv);
});

describe('read back', () => {
  const back = (source: Parameters<typeof importBylaw>[0]): unknown => {
    const result = importBylaw(source, { newId: idSource(seededRandom(9)) });
    if (!result.allowed) throw new Error(JSON.stringify(result.violations));
    return result.memorandum;
  };

  it('are the same from Akoma Ntoso', () => {
    const text = exportAkn(bylaw, { status: 'draft', memorandum: filled });
    expect(back({ name: 'budzets.akn', text })).toEqual(filled.toJSON());
  });

  it('are the same from Word', async () => {
    const bytes = await exportDocx(bylaw, { memorandum: filled });
    expect(back({ name: 'budzets.docx', text: '', bytes })).toEqual(filled.toJSON());
  });
});
