import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { blockText, idOf, isUnit, numberDocument } from '#libs/bylaw-document';
import { runs } from '../../../tests/support/runs.js';
import { exportDocx } from '../index.js';
import { readAct, rewritten, withText } from './testing/word-file.js';
import { wordAct, type WordAct } from './testing/word-act.js';

/** What Word leaves of a file on saving it: other ids of bookmarks, runs cut where it likes, marks of its own. */
function savedByWord(xml: string): string {
  return xml
    .replace(
      /(<w:bookmark(?:Start|End) w:id=")(\d+)/g,
      (_, start: string, id: string) => `${start}${+id + 5000}`,
    )
    .replace(/<w:p>/g, '<w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E">')
    .replace(
      /<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t xml:space="preserve">([^<&]{6,})<\/w:t><\/w:r>/g,
      (_, properties: string | undefined, text: string) => {
        const part = (piece: string): string =>
          `<w:r w:rsidRPr="00B1"> ${properties ?? ''}<w:t xml:space="preserve">${piece}</w:t></w:r>`;
        return `${part(text.slice(0, 4))}<w:proofErr w:type="spellStart"/>${part(text.slice(4))}`;
      },
    )
    .replace(/<w:sectPr>/, '<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/><w:sectPr>');
}

function withoutFacts(bytes: Uint8Array): Uint8Array {
  return rewritten(bytes, (parts) => new Map([...parts].filter(([path]) => !path.startsWith('customXml/'))));
}

/** Every node with its id, place, number and words: what must survive without the facts. */
function shape(doc: Node): string[] {
  const numbering = numberDocument(doc);
  const out: string[] = [];
  const visit = (node: Node, depth: number, annex: string | null): void =>
    node.forEach((child) => {
      const id = idOf(child) ?? '';
      const words = child.isTextblock ? blockText(child, { numbering, annex }) : '';
      const number = isUnit(child) ? (numbering.get(id)?.text ?? '') : '';
      out.push(`${depth} ${child.type.name} ${id} ${number} ${words.replace(/\s+/g, ' ').trim()}`);
      if (!child.isTextblock) visit(child, depth + 1, child.type.name === 'annex' ? id : annex);
    });
  visit(doc, 0, null);
  return out;
}

const acts = fc.integer().map((seed) => wordAct(seed, { points: 8, workspace: false }));
const written = (act: WordAct): Promise<Uint8Array> => exportDocx(act.doc, act);

describe('a file of ours that Word saved', () => {
  it('comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (act) => {
        const back = readAct(withText(await written(act), savedByWord));
        expect(back.doc.toJSON()).toEqual(act.doc.toJSON());
        expect(back.memorandum?.toJSON()).toEqual(act.memorandum.toJSON());
      }),
      runs(20),
    );
  });

  it('comes back onto the same nodes by its bookmarks alone', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (act) => {
        const back = readAct(withoutFacts(withText(await written(act), savedByWord)));
        expect(shape(back.doc)).toEqual(shape(act.doc));
        expect(back.memorandum && shape(back.memorandum)).toEqual(shape(act.memorandum));
      }),
      runs(20),
    );
  });

  it.each([
    ['as it is', (bytes: Uint8Array) => bytes],
    ['without its facts', withoutFacts],
  ])('takes in a point that was added there, %s', async (_, change) => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const act = wordAct(seed, { points: 8, workspace: false });
      const points: Node[] = [];
      act.doc.child(1).descendants((node) => void (node.type.name === 'point' && points.push(node)));
      const target = points[3] as Node;
      const added =
        '<w:p><w:pPr><w:pStyle w:val="VvUnit1"/></w:pPr><w:r><w:t>Jauns punkts no Word.</w:t></w:r></w:p>';
      const before = new RegExp(
        `<w:p>(?:(?!<w:p>).)*<w:bookmarkStart w:id="\\d+" w:name="vv_point_${idOf(target)}`,
      );
      const bytes = withText(await written(act), (xml) => xml.replace(before, (found) => added + found));
      const { doc } = readAct(change(bytes));
      const old = new Set(shape(act.doc).map((line) => line.split(' ')[2]));
      const fresh: Node[] = [];
      doc.descendants((node) => {
        const id = idOf(node);
        if (id !== null && !old.has(id)) fresh.push(node);
      });
      expect(fresh.map((node) => `${node.type.name}: ${node.textContent}`)).toEqual([
        'point: Jauns punkts no Word.',
        'paragraph: Jauns punkts no Word.',
      ]);
      const kept = new Set(shape(doc).map((line) => line.split(' ')[2]));
      expect([...old].filter((id) => !kept.has(id))).toEqual([]);
    }
  });

  it('takes changed words where they were written', async () => {
    const act = wordAct(11, { points: 6, workspace: false });
    const bytes = withText(await written(act), (xml) =>
      xml.replace(/(w:val="VvTitle".*?<w:t [^>]*>)/s, '$1Jauns '),
    );
    const { doc } = readAct(bytes);
    const title = (of: Node): string =>
      of.child(0).children.find(({ type }) => type.name === 'title')?.textContent ?? '';
    expect(title(doc)).toBe(`Jauns ${title(act.doc)}`);
    expect(shape(doc).slice(8)).toEqual(shape(act.doc).slice(8));
  });
});
