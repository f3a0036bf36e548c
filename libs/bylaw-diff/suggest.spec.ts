import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { acceptedText, bylawSchema, parseDocument, rejectedText } from '#libs/bylaw-document';
import { runs } from '../../tests/support/runs.js';
import { randomBylaw, randomMemorandum } from '../bylaw-document/testing/index.js';
import { withSuggestions } from './index.js';
import { editRandomly, withOtherIds } from './testing/index.js';

/** The document without what tells two copies of a moved block apart. */
function withoutIds(doc: Node): unknown {
  return JSON.parse(
    JSON.stringify(doc, (key, value: unknown) => (key === 'id' || key === 'target' ? undefined : value)),
  );
}

const ofName = (name: string) => (doc: Node) => {
  let count = 0;
  doc.descendants((node) => {
    count += node.marks.filter((mark) => mark.type.name === name).length;
  });
  return count;
};

describe('differences as suggestions', () => {
  it('give the later version when accepted and the earlier one when rejected', () => {
    let moves = 0;
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 12 }), (seed, count) => {
        const before = randomBylaw(seed, { points: 24, annexes: 2 });
        const after = editRandomly(before, seed ^ 0x2f0b, count).doc;
        const merged = withSuggestions(before, after);
        expect(parseDocument(merged.toJSON())).toMatchObject({ allowed: true });
        expect(acceptedText(merged).toJSON()).toEqual(after.toJSON());
        expect(withoutIds(rejectedText(merged))).toEqual(withoutIds(before));
        merged.descendants((node) => void (moves += node.marks.some(({ attrs }) => attrs['move']) ? 1 : 0));
      }),
      runs(30),
    );
    expect(moves).toBeGreaterThan(10);
  });

  it('do so for versions without common ids', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const before = randomBylaw(seed, { points: 16, annexes: 1, references: 0 });
        const after = withOtherIds(editRandomly(before, seed ^ 0x2f0b, 5).doc, seed).doc;
        const merged = withSuggestions(before, after);
        expect(parseDocument(merged.toJSON())).toMatchObject({ allowed: true });
        expect(acceptedText(merged).toJSON()).toEqual(after.toJSON());
        expect(withoutIds(rejectedText(merged))).toEqual(withoutIds(before));
      }),
      runs(30),
    );
  });

  it('are none between equal versions, and of few words for few changes', () => {
    const before = randomBylaw(5, { points: 10 });
    expect(withSuggestions(before, before).eq(before)).toBe(true);
    const memorandum = randomMemorandum(5);
    expect(withSuggestions(memorandum, memorandum).eq(memorandum)).toBe(true);
    const merged = withSuggestions(
      ...wordings('Suni ved pavadā, ja to prasa.', 'Lielus suni ved pavadā, ja prasa likums.'),
    );
    const text: string[] = [];
    merged.descendants((node) => {
      const mark = node.marks[0]?.type.name;
      if (node.isText && mark) text.push(`${mark}: ${node.text}`);
    });
    expect(text).toEqual([
      'deletion: Suni ',
      'insertion: Lielus suni ',
      'deletion: to ',
      'insertion:  likums',
    ]);
  });

  it('give the same ids every time and may not mix two kinds of documents', () => {
    const before = randomBylaw(1);
    const after = editRandomly(before, 2, 6).doc;
    const options = { author: 'Ilze', at: '2026-03-01T10:00:00Z' };
    expect(withSuggestions(before, after, options).eq(withSuggestions(before, after, options))).toBe(true);
    expect(() => withSuggestions(before, randomMemorandum(1))).toThrow(RangeError);
  });

  it('count those that a version holds already as accepted', () => {
    const [before, after] = wordings('Suni ved pavadā.', 'Suni ved īsā pavadā.');
    const pending = withSuggestions(before, after);
    expect(withSuggestions(before, pending).eq(pending)).toBe(true);
    expect(withSuggestions(pending, after).eq(after)).toBe(true);
  });

  it('pair the two ends of a move', () => {
    const units = ['a', 'b', 'c', 'd', 'e'].map((letter) =>
      point(`p${letter.repeat(11)}`, `Punkts ${letter}.`),
    );
    const before = bylaw(units);
    const after = bylaw([...units.slice(1), ...units.slice(0, 1)]);
    const merged = withSuggestions(before, after);
    expect(ofName('insertion')(merged)).toBe(1);
    expect(ofName('deletion')(merged)).toBe(1);
    const moves: unknown[] = [];
    merged.descendants((node) => void moves.push(...node.marks.map((mark) => mark.attrs['move'] as unknown)));
    expect(moves).toEqual([expect.any(String), moves[0]]);
  });

  it('stand on rows of tables and on words in cells', () => {
    const before = bylaw([
      point(
        'paaaaaaaaaaa',
        'Maksa',
        table([
          ['1', 'viens'],
          ['2', 'divi'],
          ['3', 'trīs'],
        ]),
      ),
    ]);
    const after = bylaw([
      point(
        'paaaaaaaaaaa',
        'Maksa',
        table([
          ['1', 'viena'],
          ['3', 'trīs'],
        ]),
      ),
    ]);
    const merged = withSuggestions(before, after);
    expect(acceptedText(merged).eq(after)).toBe(true);
    expect(withoutIds(rejectedText(merged))).toEqual(withoutIds(before));
  });
});

function wordings(before: string, after: string): [Node, Node] {
  return [bylaw([point('paaaaaaaaaaa', before)]), bylaw([point('paaaaaaaaaaa', after)])];
}

function bylaw(points: readonly Node[]): Node {
  const title = bylawSchema.node('title', { id: 'taaaaaaaaaaa' }, [bylawSchema.text('Par suņiem')]);
  return bylawSchema.node('doc', null, [
    bylawSchema.node('front', null, [title]),
    bylawSchema.node('body', null, points),
  ]);
}

function point(id: string, text: string, ...more: Node[]): Node {
  const paragraph = bylawSchema.node('paragraph', { id: `q${id.slice(1)}` }, [bylawSchema.text(text)]);
  return bylawSchema.node('point', { id }, [paragraph, ...more]);
}

function table(rows: readonly (readonly string[])[]): Node {
  const cell = (text: string, name: string): Node =>
    bylawSchema.node('table_cell', null, [
      bylawSchema.node('paragraph', { id: name }, [bylawSchema.text(text)]),
    ]);
  return bylawSchema.node(
    'table',
    { id: 'xaaaaaaaaaaa' },
    rows.map((texts) =>
      bylawSchema.node(
        'table_row',
        null,
        texts.map((text, column) => cell(text, `${'xyz'.charAt(column)}bbbbbbbbbb${texts[0]}`)),
      ),
    ),
  );
}
