import { acceptedText, bylawSchema, rejectedText } from '#libs/bylaw-document';
import { act, after, id, line, placeOf, table, unit } from './testing/small-acts.js';

const deletion = bylawSchema.mark('deletion', { id: id(99), author: 'Laima', at: '2026-02-01T09:00:00Z' });

describe('a change beside what stands suggested', () => {
  const two = act(unit('point', 10, 'Pirmais.', line(12, 'Otrais.')), unit('point', 30, 'Trešais.'));
  const joined = after(two, 'Laima', (tr) => tr.delete(placeOf(two, 11).end - 1, placeOf(two, 12).pos + 1));

  it('may type over a break that somebody else strikes', () => {
    const { pos } = placeOf(joined, 11);
    const typed = after(joined, 'Ilze', (tr) => {
      tr.delete(pos + 4, placeOf(joined, 12).end).insert(pos + 4, bylawSchema.text('ms'));
    });
    expect(acceptedText(typed)).toEqual(act(unit('point', 10, 'Pirms'), unit('point', 30, 'Trešais.')));
  });

  it('may delete all up to the middle of a line that somebody else joins', () => {
    const rest = after(joined, 'Ilze', (tr) =>
      tr.replaceWith(placeOf(joined, 11).pos, placeOf(joined, 12).end, line(12, 'rais.')),
    );
    expect(placeOf(acceptedText(rest), 12).node.textContent).toBe('rais.');
  });

  it('may take out a column of a table to which the same person adds a row', () => {
    const doc = act(
      unit(
        'point',
        10,
        'Tabula.',
        table(
          20,
          [
            [21, 'a'],
            [22, 'b'],
          ],
          [
            [23, 'c'],
            [24, 'd'],
          ],
        ),
      ),
    );
    const added = after(doc, 'Ilze', (tr) => {
      const row = table(50, [
        [51, 'e'],
        [52, 'f'],
      ]).firstChild;
      if (row) tr.insert(placeOf(doc, 20).end - 1, row);
    });
    const narrow = after(added, 'Ilze', (tr) => {
      for (const n of [52, 24, 22]) {
        const { pos, end } = placeOf(added, n);
        tr.delete(pos - 1, end + 1);
      }
    });
    expect(rejectedText(narrow)).toEqual(doc);
    expect(placeOf(acceptedText(narrow), 20).node).toEqual(table(20, [[21, 'a']], [[23, 'c']], [[51, 'e']]));
  });

  it('leaves out a row that has nothing but struck cells where it is put in anew', () => {
    const doc = act(unit('point', 10, 'Tabula.'));
    const whole = table(50, [[51, 'a']], [[52, 'b']]);
    const row = whole.child(0);
    const struck = row.copy(row.content.replaceChild(0, row.child(0).mark([deletion])));
    const copy = whole.copy(whole.content.replaceChild(0, struck));
    const put = after(doc, 'Ilze', (tr) => tr.insert(placeOf(doc, 10).end - 1, copy));
    expect(placeOf(acceptedText(put), 50).node).toEqual(table(50, [[52, 'b']]));
  });
});
