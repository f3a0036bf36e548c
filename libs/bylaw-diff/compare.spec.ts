import { bylawSchema, idSource, seededRandom, type Label } from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import {
  comparisonTable,
  compareDocuments,
  inlineView,
  renumberedRanges,
  sideBySide,
  type Comparison,
} from './index.js';

describe('compareDocuments on small by-laws', () => {
  const next = idSource(seededRandom(9));
  const paragraph = (text: string) =>
    bylawSchema.node('paragraph', { id: next() }, text === '' ? [] : [bylawSchema.text(text)]);
  const unit = (name: string, text: string, attrs: object = {}, ...content: Node[]) =>
    bylawSchema.node(name, { id: next(), ...attrs }, [paragraph(text), ...content]);
  const title = bylawSchema.node('title', { id: next() }, [bylawSchema.text('Par suņiem')]);
  const bylaw = (...body: Node[]) =>
    bylawSchema.node('doc', null, [
      bylawSchema.node('front', null, [title]),
      bylawSchema.node('body', null, body),
    ]);
  const chapter = (heading: string, ...content: Node[]) =>
    bylawSchema.node('chapter', { id: next() }, [
      bylawSchema.node('heading', null, [bylawSchema.text(heading)]),
      ...content,
    ]);
  const reworded = (node: Node, text: string, attrs: object = {}) =>
    node.type.create({ ...node.attrs, ...attrs }, [
      node.child(0).copy(bylawSchema.node('paragraph', null, [bylawSchema.text(text)]).content),
      ...node.children.slice(1),
    ]);
  const points = [
    'Suni ved pavadā.',
    'Suns nedrīkst traucēt kaimiņus naktī.',
    'Īpašnieks savāc ekskrementus.',
    'Kaķi reģistrē datubāzē.',
  ].map((text) => unit('point', text));
  const [p1, p2, p3, p4] = points as [Node, Node, Node, Node];
  const kinds = (comparison: Comparison) =>
    comparison.changes.map((change) => `${change.kind} ${change.labelBefore}>${change.labelAfter}`);

  it('reports one insertion on top as one insertion and a renumbered range', () => {
    const comparison = compareDocuments(bylaw(p1, p2, p3), bylaw(unit('point', 'Jauns.'), p1, p2, p3));
    expect(comparison.summary).toEqual({
      inserted: 1,
      deleted: 0,
      changed: 0,
      moved: 0,
      renumbered: 3,
      split: 0,
      joined: 0,
    });
    expect(renumberedRanges(comparison)).toEqual([
      { unit: 'point', from: { before: '1.', after: '2.' }, to: { before: '3.', after: '4.' }, count: 3 },
    ]);
  });

  it('compares words only inside the changed unit', () => {
    const comparison = compareDocuments(
      bylaw(p1, p2),
      bylaw(p1, reworded(p2, 'Suns nedrīkst traucēt nevienu naktī.')),
    );
    expect(comparison.changes).toEqual([
      expect.objectContaining({
        kind: 'changed',
        labelAfter: '2.',
        words: [
          { type: 'same', text: 'Suns nedrīkst traucēt ' },
          { type: 'del', text: 'kaimiņus' },
          { type: 'ins', text: 'nevienu' },
          { type: 'same', text: ' naktī.' },
        ],
      }),
    ]);
  });

  it('recognises a moved unit that was also edited', () => {
    const comparison = compareDocuments(
      bylaw(p1, p2, p3, p4),
      bylaw(p2, p3, p4, reworded(p1, 'Suni ved īsā pavadā.')),
    );
    expect(kinds(comparison)).toEqual([
      'renumbered 2.>1.',
      'renumbered 3.>2.',
      'renumbered 4.>3.',
      'movedAndChanged 1.>4.',
    ]);
    expect(comparison.rows.find((row) => row.status === 'movedAway')?.labelBefore).toBe('1.');
  });

  it('takes a new chapter heading between points for an insertion, not for moves', () => {
    const comparison = compareDocuments(bylaw(p1, p2, p3), bylaw(p1, chapter('Otrā', p2, p3)));
    expect(kinds(comparison)).toEqual(['inserted >I.']);
  });

  it('takes a point that crosses a chapter heading for the one that moved', () => {
    const [one, two] = [chapter('Pirmā', p1, p2), chapter('Otrā', p3)];
    const after = bylaw(
      one.copy(one.content.cut(0, one.content.size - p2.nodeSize)),
      two.copy(two.content.addToEnd(p2)),
    );
    expect(
      compareDocuments(bylaw(one, two), after).changes.map((change) => [change.kind, change.id]),
    ).toEqual([
      ['renumbered', p3.attrs['id']],
      ['moved', p2.attrs['id']],
    ]);
  });

  it('reports a moved chapter once, with its points renumbered', () => {
    const [one, two] = [chapter('Pirmā', p1), chapter('Otrā', p2, p3)];
    const comparison = compareDocuments(bylaw(one, two), bylaw(two, one));
    expect(comparison.summary).toMatchObject({ moved: 1, inserted: 0, deleted: 0, changed: 0 });
  });

  it('sees a moved sub-point', () => {
    const sub = unit('subpoint', 'vienīgais apakšpunkts šeit;');
    const from = unit('point', 'Šeit ir:', {}, sub);
    const to = unit('point', 'Tur ir:');
    const after = bylaw(
      from.copy(from.content.cut(0, from.child(0).nodeSize)),
      to.copy(to.content.addToEnd(sub)),
    );
    expect(kinds(compareDocuments(bylaw(from, to), after))).toEqual(['moved 1.1.>2.1.']);
  });

  it('keeps a deleted unit that remains as a note', () => {
    const label: Label = { base: '2', sup: '' };
    const after = bylaw(p1, reworded(p2, '(Svītrots ar 2026. gada noteikumiem.)', { deleted: true, label }));
    const comparison = compareDocuments(bylaw(p1, p2), after);
    expect(comparison.summary).toEqual({
      inserted: 0,
      deleted: 1,
      changed: 0,
      moved: 0,
      renumbered: 0,
      split: 0,
      joined: 0,
    });
    expect(comparison.changes[0]?.remains).toBe(true);
  });

  it('tells formatting from words, and ids of inner blocks from both', () => {
    const bold = bylawSchema.node('paragraph', { id: next() }, [
      bylawSchema.text('Suni ved pavadā.', [bylawSchema.mark('strong')]),
    ]);
    const comparison = compareDocuments(bylaw(p1), bylaw(p1.type.create(p1.attrs, [bold])));
    expect(comparison.changes).toEqual([expect.objectContaining({ kind: 'changed', formatOnly: true })]);
    const sameText = p1.type.create(p1.attrs, [paragraph('Suni ved pavadā.')]);
    expect(compareDocuments(bylaw(p1), bylaw(sameText)).changes).toEqual([]);
  });

  it('does not take a reference that followed its target for a change', () => {
    const reference = bylawSchema.node('reference', { target: p1.attrs['id'] as string, inflection: 'acc' });
    const holder = unit('point', '').type.create({ id: next() }, [
      bylawSchema.node('paragraph', { id: next() }, [bylawSchema.text('Skatīt '), reference]),
    ]);
    const comparison = compareDocuments(bylaw(p1, holder), bylaw(unit('point', 'Jauns.'), p1, holder));
    expect(comparison.summary).toEqual({
      inserted: 1,
      deleted: 0,
      changed: 0,
      moved: 0,
      renumbered: 2,
      split: 0,
      joined: 0,
    });
    expect(comparison.followed.map(({ before, after }) => [before, after])).toEqual([
      ['1. punktu', '2. punktu'],
    ]);
  });

  it('gives views that fold what did not change', () => {
    const many = Array.from({ length: 20 }, (_, index) => unit('point', `Punkts numur ${index} ir šeit.`));
    const after = many.map((node, index) =>
      index === 10 ? reworded(node, 'Punkts numur desmit ir šeit.') : node,
    );
    const comparison = compareDocuments(bylaw(...many), bylaw(...after));
    expect(inlineView(comparison, 1).map((row) => row.status)).toEqual([
      'gap',
      'same',
      'changed',
      'same',
      'gap',
    ]);
    const row = sideBySide(comparison, 0).find((one) => one.status === 'changed');
    expect(
      row &&
        row.status !== 'gap' && [
          row.before?.segments.map((s) => s.text).join(''),
          row.after?.segments.map((s) => s.text).join(''),
        ],
    ).toEqual(['Punkts numur 10 ir šeit.', 'Punkts numur desmit ir šeit.']);
    expect(comparisonTable(comparison)).toEqual([
      expect.objectContaining({
        before: '11. Punkts numur 10 ir šeit.',
        after: '11. Punkts numur desmit ir šeit.',
      }),
    ]);
  });
});
