import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { bylawSchema, findById } from '#libs/bylaw-document';
import { normHistories } from './index.js';
import { ID, Log } from './testing/log.js';

const first = new Log().blamer.doc;

const place = (doc: Node, id: string): number => findById(doc, id)?.pos ?? 0;

function withWords(doc: Node, id: string, words: string): Node {
  const pos = place(doc, id);
  return new Transform(doc).insert(pos + 2, bylawSchema.text(words)).doc;
}

function withPoint(doc: Node, id: string, words: string): Node {
  const point = bylawSchema.node('point', { id }, [
    bylawSchema.node('paragraph', { id: `${id.slice(0, 11)}z` }, [bylawSchema.text(words)]),
  ]);
  return new Transform(doc).insert(place(doc, ID.other), point).doc;
}

const told = (texts: readonly Node[]): string[] =>
  normHistories(texts).map(
    ({ number, wordings }) => `${number} ${wordings.map(({ kind, text }) => `${kind} ${text}`).join(', ')}`,
  );

describe('what brought the wording of a norm', () => {
  it('is the first text while nothing changes, and nothing without a text', () => {
    expect(told([first])).toEqual(['1. original 0', '2. original 0']);
    expect(told([first, first])).toEqual(['1. original 0', '2. original 0']);
    expect(normHistories([])).toEqual([]);
  });

  it('is the text that changed it, with the earlier wordings behind', () => {
    const second = withWords(first, ID.point, 'Vienmēr ');
    const third = withWords(second, ID.point, 'Turklāt ');
    expect(told([first, second, third])).toEqual(['1. changed 2, changed 1, original 0', '2. original 0']);
    expect(normHistories([first, second])[0]?.wordings.map(({ words }) => words)).toEqual([
      'Vienmēr Suņus ved pavadā.',
      'Suņus ved pavadā.',
    ]);
  });

  it('knows inserted and deleted units; a new number or a remark alone is no new wording', () => {
    const second = withPoint(first, 'ddddddddddd1', 'Zirgus jāj.');
    const point = findById(second, ID.point);
    const third = new Transform(second).setNodeAttribute(point?.pos ?? 0, 'deleted', true).doc;
    expect(told([first, second, third])).toEqual([
      '1. deleted 2, original 0',
      '2. inserted 1',
      '3. original 0',
    ]);
    const end = (findById(first, ID.other)?.pos ?? 0) + (findById(first, ID.other)?.node.nodeSize ?? 0) - 1;
    const remark = bylawSchema.node('remark', { id: 'eeeeeeeeeee1' }, [bylawSchema.text('(Grozīts.)')]);
    expect(told([first, new Transform(first).insert(end, remark).doc])).toEqual([
      '1. original 0',
      '2. original 0',
    ]);
  });
});
