import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import {
  acceptedText,
  bylawSchema,
  decidedText,
  findById,
  idSource,
  rejectedText,
  seededRandom,
} from '#libs/bylaw-document';
import { acceptedEdit, suggest } from '../index.js';

/** The id of the node with this number. */
export const id = (n: number): string => `b${String(n).padStart(11, '0')}`;
const newId = idSource(seededRandom(5));

/** A paragraph. */
export const line = (n: number, words: string): Node =>
  bylawSchema.node('paragraph', { id: id(n) }, words === '' ? [] : [bylawSchema.text(words)]);

/** A point or sub-point; its own paragraph has the next number. */
export const unit = (type: string, n: number, words: string, ...more: Node[]): Node =>
  bylawSchema.node(type, { id: id(n) }, [line(n + 1, words), ...more]);

/** A table of one-word cells, each row with the numbers of its paragraphs. */
export const table = (n: number, ...rows: (readonly [number, string])[][]): Node =>
  bylawSchema.node(
    'table',
    { id: id(n) },
    rows.map((row) =>
      bylawSchema.node(
        'table_row',
        null,
        row.map(([at, word]) => bylawSchema.node('table_cell', null, [line(at, word)])),
      ),
    ),
  );

/** A by-law of these blocks. */
export const act = (...blocks: Node[]): Node =>
  bylawSchema.node('doc', null, [
    bylawSchema.node('front', null, [bylawSchema.node('title', { id: id(1) })]),
    bylawSchema.node('body', null, blocks),
  ]);

/** A node, from its position to the one behind it. */
export interface Place {
  pos: number;
  end: number;
  node: Node;
}

/** Where the node with this number is. */
export function placeOf(doc: Node, n: number): Place {
  const found = findById(doc, id(n));
  if (!found) throw new Error(`no node ${n}`);
  return { ...found, end: found.pos + found.node.nodeSize };
}

let minute = 10;

/** The document with an edit as suggestions, which keeps both ends and what others suggest. */
export function after(doc: Node, author: string, edit: (tr: Transform) => void): Node {
  const tr = new Transform(doc);
  edit(tr);
  minute += 1;
  const done = suggest(tr, { author, at: `2026-02-01T09:${minute}:00Z`, newId });
  if (!done) throw new Error('cannot be suggested');
  expect(rejectedText(done.doc)).toEqual(rejectedText(doc));
  expect(acceptedText(done.doc)).toEqual(acceptedEdit(doc, tr.doc));
  const others = (of: Node): Node =>
    decidedText(of, ({ attrs }) => (attrs['author'] === author ? 'reject' : null));
  expect(others(done.doc)).toEqual(others(doc));
  return done.doc;
}
