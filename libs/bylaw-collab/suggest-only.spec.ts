import { Transform } from 'prosemirror-transform';
import type { Mark, Node } from 'prosemirror-model';
import { randomBylaw } from '../bylaw-document/testing/index.js';
import { suggestOnly } from './suggest-only.js';

const doc = randomBylaw(5);
const start = ((): number => {
  let found = 0;
  doc.descendants((node, pos) => {
    if (node.type.name === 'paragraph' && node.content.size > 6 && node.firstChild?.isText) found ||= pos + 1;
    return !found;
  });
  return found;
})();
const mark = (kind: 'insertion' | 'deletion', author: string, id = 'a'.repeat(12)): Mark =>
  doc.type.schema.mark(kind, { id, author, at: '2026-11-21T09:00:00Z' });
const changed = (from: Node, change: (tr: Transform) => Transform): Node => change(new Transform(from)).doc;
const inserted = (from: Node, author: string, pos = start, text = 'jauns '): Node =>
  changed(from, (tr) =>
    tr.insert(pos, doc.type.schema.text(text, [mark('insertion', author, 'i'.repeat(12))])),
  );
const deleted = (from: Node, author: string): Node =>
  changed(from, (tr) => tr.addMark(start + 1, start + 3, mark('deletion', author)));
const codes = (before: Node, after: Node): string[] =>
  suggestOnly(before, after, 'Laima Ozola').map(({ code }) => code);

describe('only suggesting', () => {
  it('takes suggestions under the own name, and their withdrawal', () => {
    expect(codes(doc, inserted(doc, 'Laima Ozola'))).toEqual([]);
    expect(codes(doc, deleted(doc, 'Laima Ozola'))).toEqual([]);
    expect(codes(inserted(doc, 'Laima Ozola'), doc)).toEqual([]);
    expect(codes(deleted(inserted(doc, 'Laima Ozola'), 'Laima Ozola'), doc)).toEqual([]);
  });

  it('refuses what changes the text', () => {
    expect(
      codes(
        doc,
        changed(doc, (tr) => tr.delete(start, start + 1)),
      ),
    ).toEqual(['suggestion.changesText']);
    const typed = changed(doc, (tr) => tr.insert(start, doc.type.schema.text('x')));
    expect(codes(doc, typed)).toEqual(['suggestion.changesText']);
  });

  it('refuses to accept a suggestion, also the own one', () => {
    const own = inserted(doc, 'Laima Ozola');
    const accepted = changed(own, (tr) =>
      tr.removeMark(start, start + 6, doc.type.schema.marks['insertion']),
    );
    expect(codes(own, accepted)).toEqual(['suggestion.changesText']);
  });

  it('refuses suggestions in the name of somebody else, and to touch theirs', () => {
    expect(codes(doc, inserted(doc, 'Ilze Bērziņa'))).toEqual(['suggestion.notOwn']);
    expect(codes(inserted(doc, 'Ilze Bērziņa'), doc)).toEqual(['suggestion.notOwn']);
    const theirs = inserted(doc, 'Ilze Bērziņa');
    const moved = inserted(doc, 'Ilze Bērziņa', start + 2);
    expect(codes(theirs, moved)).toEqual(['suggestion.notOwn']);
    const renamed = changed(theirs, (tr) => tr.addMark(start, start + 6, mark('insertion', 'Laima Ozola')));
    expect(codes(theirs, renamed)).toEqual(['suggestion.notOwn']);
  });

  it('refuses a suggestion that would be shown and decided as somebody else’s', () => {
    const theirs = inserted(doc, 'Ilze Bērziņa');
    const joined = changed(theirs, (tr) =>
      tr.insert(start + 6, doc.type.schema.text('mans', [mark('insertion', 'Laima Ozola', 'i'.repeat(12))])),
    );
    expect(codes(theirs, joined)).toEqual(['suggestion.notOwn']);
    // Where a file brought such a pair, work goes on beside it.
    const beside = changed(joined, (tr) => tr.addMark(start + 1, start + 3, mark('deletion', 'Laima Ozola')));
    expect(codes(joined, beside)).toEqual([]);
    const moving = (author: string, id: string): Mark =>
      doc.type.schema.mark('deletion', { id, author, at: '', move: 'm'.repeat(12) });
    const moved = changed(doc, (tr) => tr.addMark(start, start + 2, moving('Ilze Bērziņa', 'b'.repeat(12))));
    const along = changed(moved, (tr) =>
      tr.addMark(start + 3, start + 5, moving('Laima Ozola', 'c'.repeat(12))),
    );
    expect(codes(moved, along)).toEqual(['suggestion.notOwn']);
  });

  it('lets a suggestion stand inside that of somebody else', () => {
    const theirs = inserted(doc, 'Ilze Bērziņa');
    const within = changed(theirs, (tr) =>
      tr.insert(start + 2, doc.type.schema.text('mans', [mark('insertion', 'Laima Ozola')])),
    );
    expect(codes(theirs, within)).toEqual([]);
    const struck = changed(theirs, (tr) => tr.addMark(start, start + 3, mark('deletion', 'Laima Ozola')));
    expect(codes(theirs, struck)).toEqual([]);
  });
});
