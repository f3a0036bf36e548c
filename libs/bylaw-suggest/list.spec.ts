import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import {
  acceptedText,
  bylawSchema,
  findById,
  idSource,
  numberWorkingText,
  seededRandom,
  unitPhrase,
} from '#libs/bylaw-document';
import { acceptSuggestions, listSuggestions, suggest, type SuggestionEntry } from './index.js';

const id = (n: number): string => `b${String(n).padStart(11, '0')}`;
const newId = idSource(seededRandom(11));
const line = (n: number, ...content: Node[]): Node => bylawSchema.node('paragraph', { id: id(n) }, content);
const text = (words: string): Node => bylawSchema.text(words);
const point = (n: number, words: string): Node =>
  bylawSchema.node('point', { id: id(n) }, [line(n + 1, text(words))]);
const cell = (n: number, words: string): Node => bylawSchema.node('table_cell', null, [line(n, text(words))]);
const row = (n: number, ...words: string[]): Node =>
  bylawSchema.node(
    'table_row',
    null,
    words.map((one, at) => cell(n + at, one)),
  );

function act(): Node {
  const table = bylawSchema.node('table', { id: id(50) }, [row(51, 'a', 'b'), row(53, 'c', 'd')]);
  const reference = bylawSchema.node('reference', { target: id(10), inflection: 'loc' });
  const third = bylawSchema.node('point', { id: id(30) }, [
    line(31, text('Kā teikts '), reference, text('.')),
  ]);
  return bylawSchema.node('doc', null, [
    bylawSchema.node('front', null, [bylawSchema.node('title', { id: id(1) }, [text('Par kārtību')])]),
    bylawSchema.node('body', null, [point(10, 'Viens divi.'), point(20, 'Trīs četri.'), third, table]),
  ]);
}

const placeOf = (doc: Node, n: number): { pos: number; end: number; node: Node } => {
  const found = findById(doc, id(n));
  if (!found) throw new Error(`no node ${n}`);
  return { ...found, end: found.pos + found.node.nodeSize };
};

function after(doc: Node, edit: (tr: Transform) => void): Node {
  const tr = new Transform(doc);
  edit(tr);
  const done = suggest(tr, { author: 'Ilze', at: '2026-02-01T09:00:00Z', newId });
  if (!done) throw new Error('cannot be suggested');
  return done.doc;
}

function only(doc: Node): SuggestionEntry {
  const list = listSuggestions(doc);
  expect(list).toHaveLength(1);
  return list[0] as SuggestionEntry;
}

describe('the list of suggestions', () => {
  it('names a replacement with its words, its point and its author', () => {
    const doc = act();
    const { pos } = placeOf(doc, 20);
    const entry = only(after(doc, (tr) => tr.delete(pos + 2, pos + 6).insert(pos + 2, text('Seši'))));
    expect(entry).toMatchObject({ kind: 'replacement', author: 'Ilze', before: 'Trīs', after: 'Seši' });
    expect(entry.place.unit && unitPhrase(entry.place.unit, 'nom')).toBe('2. punkts');
  });

  it('tells rows, columns, new and deleted points, formats and lines without numbers apart', () => {
    const doc = act();
    const table = placeOf(doc, 50);
    const kindAfter = (edit: (tr: Transform) => void): string => only(after(doc, edit)).kind;
    const second = table.pos + 1 + table.node.child(0).nodeSize;
    expect(kindAfter((tr) => tr.delete(second, second + table.node.child(1).nodeSize))).toBe('rowDeletion');
    expect(kindAfter((tr) => tr.insert(table.end - 1, row(80, 'e', 'f')))).toBe('rowInsertion');
    expect(kindAfter((tr) => tr.delete(placeOf(doc, 10).pos, placeOf(doc, 10).end))).toBe('deletion');
    expect(kindAfter((tr) => tr.insert(placeOf(doc, 10).pos, point(90, 'Jauns.')))).toBe('insertion');
    const { pos } = placeOf(doc, 11);
    expect(kindAfter((tr) => tr.addMark(pos + 1, pos + 6, bylawSchema.mark('strong')))).toBe('format');
    expect(kindAfter((tr) => tr.setNodeAttribute(placeOf(doc, 20).pos, 'deleted', true))).toBe('format');
    const title = only(after(doc, (tr) => tr.insert(placeOf(doc, 1).pos + 1, text('Jauns '))));
    expect([title.place.unit, title.place.name]).toEqual([null, 'title']);
  });

  it('shows a move with both places, numbers as accepted, and references that follow', () => {
    const doc = act();
    const first = placeOf(doc, 10);
    const moved = after(doc, (tr) => {
      tr.delete(first.pos, first.end);
      tr.insert(tr.mapping.map(placeOf(doc, 30).end), first.node);
    });
    const entry = only(moved);
    expect(entry.kind).toBe('move');
    expect([entry.place.unit?.text, entry.to?.unit?.text]).toEqual(['1.', '3.']);
    const { current, struck } = numberWorkingText(moved);
    expect([current.get(id(10))?.text, struck.get(id(10))?.text]).toEqual(['3.', '1.']);
    expect([current.get(id(20))?.text, current.get(id(30))?.text]).toEqual(['1.', '2.']);
    const accepted = acceptSuggestions(moved, [entry.id]).change.doc;
    expect(findById(accepted, id(10))?.node.textContent).toBe('Viens divi.');
    expect(accepted.eq(acceptedText(moved))).toBe(true);
  });

  it('takes the cells of a column together', () => {
    const doc = act();
    const { pos, node } = placeOf(doc, 50);
    const added = after(doc, (tr) => {
      node.forEach((line, offset, index) => {
        tr.insert(tr.mapping.map(pos + 1 + offset + line.nodeSize - 1), cell(60 + index, 'x'));
      });
    });
    const entry = only(added);
    expect([entry.kind, entry.ranges.length]).toEqual(['columnInsertion', 2]);
  });
});
