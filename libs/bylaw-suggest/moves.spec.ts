import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import {
  acceptedText,
  bylawSchema,
  findById,
  idSource,
  rejectedText,
  seededRandom,
} from '#libs/bylaw-document';
import { suggest } from './index.js';

const id = (n: number): string => `b${String(n).padStart(11, '0')}`;
const newId = idSource(seededRandom(5));
const unit = (type: string, n: number, words: string, ...more: Node[]): Node =>
  bylawSchema.node(type, { id: id(n) }, [
    bylawSchema.node('paragraph', { id: id(n + 1) }, [bylawSchema.text(words)]),
    ...more,
  ]);

/** A node goes from where it stands to right behind another one. */
function moved(doc: Node, n: number, behind: number, author: string): Node {
  const [node, target] = [findById(doc, id(n)), findById(doc, id(behind))];
  if (!node || !target) throw new Error('no such nodes');
  const tr = new Transform(doc);
  const to = target.pos + target.node.nodeSize;
  tr.insert(to, node.node);
  const from = tr.mapping.map(node.pos);
  tr.delete(from, from + node.node.nodeSize);
  const done = suggest(tr, { author, at: '2026-02-01T09:00:00Z', newId });
  if (!done) throw new Error('cannot be suggested');
  return done.doc;
}

describe('moves of several people', () => {
  const doc = bylawSchema.node('doc', null, [
    bylawSchema.node('front', null, [bylawSchema.node('title', { id: id(1) })]),
    bylawSchema.node('body', null, [
      unit('point', 10, 'Pirmais.', unit('subpoint', 20, 'a')),
      unit('point', 30, 'Otrais.', unit('subpoint', 40, 'b', unit('subpoint', 50, 'c'))),
    ]),
  ]);

  it('leave a unit its id where it was put by itself, not where it came along with another', () => {
    const along = moved(doc, 40, 20, 'Laima');
    const byItself = moved(along, 50, 40, 'Andris');
    expect(rejectedText(byItself)).toEqual(doc);
    const accepted = acceptedText(byItself);
    const parentOf = (n: number): unknown => {
      const found = findById(accepted, id(n));
      return found && accepted.resolve(found.pos).parent.attrs['id'];
    };
    expect(parentOf(40)).toBe(id(10));
    expect(parentOf(50)).toBe(id(30));
  });
});
