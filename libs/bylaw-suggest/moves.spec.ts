import type { Node } from 'prosemirror-model';
import type { Transform } from 'prosemirror-transform';
import { acceptedText } from '#libs/bylaw-document';
import { act, after, id, placeOf, unit, type Place } from './testing/small-acts.js';

const parentOf = (doc: Node, n: number): unknown => doc.resolve(placeOf(doc, n).pos).parent.attrs['id'];

/** A node goes from where it stands to a later place. */
const move = (tr: Transform, { pos, end, node }: Place, to: number): Transform =>
  tr.insert(to, node).delete(tr.mapping.map(pos, 1), tr.mapping.map(end, -1));

describe('what several people move', () => {
  const doc = act(
    unit('point', 10, 'Pirmais.', unit('subpoint', 20, 'a')),
    unit('point', 30, 'Otrais.', unit('subpoint', 40, 'b', unit('subpoint', 50, 'c'))),
  );

  it('has its id where it was put by itself, not where it came along with its unit', () => {
    const along = after(doc, 'Laima', (tr) => move(tr, placeOf(doc, 40), placeOf(doc, 20).end));
    const byItself = after(along, 'Andris', (tr) => move(tr, placeOf(along, 50), placeOf(along, 40).end));
    const accepted = acceptedText(byItself);
    expect(parentOf(accepted, 40)).toBe(id(10));
    expect(parentOf(accepted, 50)).toBe(id(30));
  });

  it('keeps the place it came from when whoever put it in takes it out again', () => {
    const added = after(doc, 'Andris', (tr) => tr.insert(placeOf(doc, 10).end, unit('point', 60, 'Jauns.')));
    const on = after(added, 'Laima', (tr) => move(tr, placeOf(added, 60), placeOf(added, 30).end));
    const out = after(on, 'Andris', (tr) => tr.delete(placeOf(on, 60).pos, placeOf(on, 60).end));
    expect(acceptedText(out)).toEqual(acceptedText(on));
    expect(placeOf(acceptedText(out), 60).node.textContent).toBe('Jauns.');
  });

  it('keeps the place of a part that came along, too', () => {
    const added = after(doc, 'Andris', (tr) =>
      tr.insert(placeOf(doc, 40).end - 1, unit('subpoint', 60, 'd')),
    );
    const along = after(added, 'Laima', (tr) => move(tr, placeOf(added, 40), placeOf(added, 20).end));
    const out = after(along, 'Andris', (tr) => tr.delete(placeOf(along, 60).pos, placeOf(along, 60).end));
    expect(parentOf(acceptedText(out), 60)).toBe(id(40));
  });

  it('has its own id also when it is joined to what stands before it', () => {
    const two = act(unit('point', 10, 'Pirmais.'), unit('point', 30, 'Otrais.'));
    const joined = after(two, 'Laima', (tr) => tr.delete(placeOf(two, 30).pos - 2, placeOf(two, 31).pos + 1));
    expect(joined.textContent).toBe(two.textContent);
    const lower = after(joined, 'Ilze', (tr) => {
      const { pos, end, node } = placeOf(joined, 30);
      const inner = unit('subpoint', 30, '').type.create(node.attrs, node.content);
      tr.delete(pos, end).insert(pos - 1, inner);
    });
    expect(parentOf(acceptedText(lower), 30)).toBe(id(10));
  });
});
