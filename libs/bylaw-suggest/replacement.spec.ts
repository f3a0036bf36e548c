import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import {
  acceptedText,
  bylawSchema,
  countSuggestions,
  idSource,
  rejectedText,
  seededRandom,
  textBlocks,
} from '#libs/bylaw-document';
import { runs } from '../../tests/support/runs.js';
import { Dice, randomBylaw } from '../bylaw-document/testing/index.js';
import { suggestReplacement } from './index.js';
import { randomEdit } from './testing/random-edits.js';
import { suggest } from './suggest.js';

const id = (n: number): string => `b${String(n).padStart(11, '0')}`;
const by = () => ({
  author: 'Ilze Bērziņa',
  at: '2026-01-05T10:00:00Z',
  newId: idSource(seededRandom(3)),
});

function act(...content: Node[]): Node {
  const point = (n: number, line: Node[]) =>
    bylawSchema.node('point', { id: id(n) }, [bylawSchema.node('paragraph', { id: id(n + 1) }, line)]);
  return bylawSchema.node('doc', null, [
    bylawSchema.node('front', null, [bylawSchema.node('title', { id: id(1) })]),
    bylawSchema.node('body', null, [point(10, content), point(20, [bylawSchema.text('Otrais.')])]),
  ]);
}

const shownText = (doc: Node, of: string): string =>
  textBlocks(acceptedText(doc)).find((block) => block.id === of)?.text ?? '';

describe('a proposed wording taken over', () => {
  it('strikes and inserts only the words that differ, as one suggestion', () => {
    const doc = act(bylawSchema.text('Maksa ir 10 euro mēnesī par vienu vietu.'));
    const done = suggestReplacement(
      doc,
      { nodeId: id(10), text: 'Maksa ir 15 euro mēnesī par katru vietu.' },
      by(),
    );
    const marked: string[] = [];
    done?.doc.descendants((node) => {
      if (node.isText && node.marks.length > 0) marked.push(`${node.marks[0]?.type.name} ${node.text}`);
    });
    expect(marked).toEqual(['deletion 10', 'insertion 15', 'deletion vienu', 'insertion katru']);
    expect(new Set(marksOf(done?.doc as Node)).size).toBe(1);
    expect(rejectedText(done?.doc as Node)).toEqual(doc);
  });

  it('keeps live references that the wording keeps', () => {
    const reference = bylawSchema.node('reference', { target: id(20), inflection: 'loc' });
    const doc = act(bylawSchema.text('Kā noteikts '), reference, bylawSchema.text(' un tālāk.'));
    const done = suggestReplacement(
      doc,
      { nodeId: id(10), text: 'Kā paredzēts 2. punktā un turpmāk.' },
      by(),
    );
    const accepted = acceptedText(done?.doc as Node);
    expect(shownText(done?.doc as Node, id(11))).toBe('Kā paredzēts 2. punktā un turpmāk.');
    expect(accepted.firstChild).toBeTruthy();
    let references = 0;
    accepted.descendants((node) => void (references += node.type.name === 'reference' ? 1 : 0));
    expect(references).toBe(1);
  });

  it('says when there is no such line, and does nothing for the same words', () => {
    const doc = act(bylawSchema.text('Teksts.'));
    expect(suggestReplacement(doc, { nodeId: id(77), text: 'x' }, by())).toBeNull();
    expect(suggestReplacement(doc, { nodeId: id(10), text: ' Teksts. ' }, by())?.steps).toEqual([]);
    expect(countSuggestions(doc)).toBe(0);
  });

  it('gives the proposed words whatever the line holds already', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const dice = new Dice(seed);
        const newId = idSource(seededRandom(seed ^ 99));
        let doc = randomBylaw(seed, { points: 4, references: 0.6 });
        for (let round = 0; round < 3; round += 1) {
          const edit = randomEdit(
            doc,
            dice,
            newId,
            dice.pick(['type', 'typeOver', 'footnote', 'bold'] as const),
          );
          doc = (edit && suggest(edit, { ...by(), newId })?.doc) ?? doc;
        }
        const block = dice.pick(textBlocks(acceptedText(doc)).filter(({ name }) => name === 'paragraph'));
        const text = dice.sentence();
        const done = suggestReplacement(doc, { nodeId: block.id, text }, { ...by(), newId });
        expect(shownText(done?.doc as Node, block.id).trim()).toBe(text);
        expect(rejectedText(done?.doc as Node)).toEqual(rejectedText(doc));
        const replayed = new Transform(doc);
        for (const step of done?.steps ?? []) replayed.step(step);
        expect(replayed.doc.eq(done?.doc as Node)).toBe(true);
      }),
      runs(80),
    );
  });
});

function marksOf(doc: Node): string[] {
  const ids: string[] = [];
  doc.descendants((node) => void ids.push(...node.marks.map(({ attrs }) => String(attrs['id']))));
  return ids;
}
