import { bylawSchema, idSource, seededRandom } from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import { comparisonTable, compareDocuments, sideBySide, type Comparison } from './index.js';
import { withOtherIds } from './testing/index.js';

const next = idSource(seededRandom(21));
const text = (words: string) => bylawSchema.text(words);
const paragraph = (words: string) => bylawSchema.node('paragraph', { id: next() }, [text(words)]);
const unit = (name: string, words: string, ...content: Node[]) =>
  bylawSchema.node(name, { id: next() }, [paragraph(words), ...content]);
const point = (words: string, ...content: Node[]) => unit('point', words, ...content);
const title = bylawSchema.node('title', { id: next() }, [text('Par suņiem')]);
const bylaw = (...body: Node[]) =>
  bylawSchema.node('doc', null, [
    bylawSchema.node('front', null, [title]),
    bylawSchema.node('body', null, body),
  ]);
const reworded = (node: Node, words: string, ...content: Node[]) =>
  node.type.create(node.attrs, [node.child(0).copy(paragraph(words).content), ...content]);

const FIRST = 'Suni ved īsā pavadā un ar uzpurni publiskās vietās';
const SECOND = 'Īpašnieks savāc suņa ekskrementus un izmet tos atkritumu urnā';
const whole = point(`${FIRST}. ${SECOND}.`);
const others = [
  'Kaķus reģistrē datubāzē līdz gada beigām.',
  'Sodu piemēro administratīvā komisija domē.',
].map((words) => point(words));
const parts = [reworded(whole, `${FIRST}.`), point(`${SECOND}.`)] as const;

/** The same with the later document read anew, where nothing tells by its id what it was. */
const both = (before: Node, after: Node): [string, Comparison][] => [
  ['with ids', compareDocuments(before, after)],
  ['without ids', compareDocuments(before, withOtherIds(after, 3).doc)],
];
const kinds = (comparison: Comparison) =>
  comparison.changes.map((change) =>
    [
      `${change.kind} ${change.labelBefore}>${change.labelAfter}`,
      ...(change.parts ? [change.parts.map((part) => part.label || part.unit).join('+')] : []),
      ...(change.wordsChanged ? ['words'] : []),
    ].join(' '),
  );

describe('splits', () => {
  it('tells one point that became two, and what was renumbered by it', () => {
    for (const [, comparison] of both(bylaw(whole, ...others), bylaw(...parts, ...others))) {
      expect(kinds(comparison)).toEqual(['split 1.>1. 1.+2.', 'renumbered 2.>3.', 'renumbered 3.>4.']);
      expect(comparison.summary).toMatchObject({
        split: 1,
        inserted: 0,
        deleted: 0,
        changed: 0,
        renumbered: 2,
      });
      expect(comparison.rows.map((row) => row.status)).toEqual([
        'same',
        'split',
        'splitOff',
        'renumbered',
        'renumbered',
      ]);
      expect(comparison.rows.flatMap((row) => row.segments).every((one) => one.type === 'same')).toBe(true);
    }
  });

  it('counts words that were changed besides, and shows where', () => {
    const edited = [parts[0], point(`${SECOND} tūlīt.`)];
    for (const [, comparison] of both(bylaw(whole, ...others), bylaw(...edited, ...others))) {
      expect(kinds(comparison)[0]).toBe('split 1.>1. 1.+2. words');
      expect(comparison.summary).toMatchObject({ split: 1, inserted: 0, changed: 1 });
      expect(comparison.rows[2]?.segments).toContainEqual({ type: 'ins', text: ' tūlīt' });
    }
  });

  it('takes capitals and signs at the border for no change of words', () => {
    const before = bylaw(point(`${FIRST}; ${SECOND.toLowerCase()}.`), ...others);
    for (const [, comparison] of both(before, bylaw(point(`${FIRST}.`), point(`${SECOND}.`), ...others)))
      expect(comparison.summary).toMatchObject({ split: 1, inserted: 0, deleted: 0, changed: 0 });
  });

  it('sees a sentence that became a sub-point or a paragraph, and one sub-point that became two', () => {
    const sub = unit('subpoint', `${SECOND}.`);
    for (const [, comparison] of both(
      bylaw(whole, ...others),
      bylaw(reworded(whole, `${FIRST}.`, sub), ...others),
    ))
      expect(kinds(comparison)).toEqual(['split 1.>1. 1.+1.1.']);
    const extra = paragraph(`${SECOND}.`);
    for (const [, comparison] of both(
      bylaw(whole, ...others),
      bylaw(reworded(whole, `${FIRST}.`, extra), ...others),
    ))
      expect(kinds(comparison)).toEqual(['split 1.>1. 1.+paragraph']);
    const list = unit('subpoint', `${FIRST}; ${SECOND}.`);
    const holder = point('Īpašnieks ievēro šādas prasības:', list);
    const halves = [reworded(list, `${FIRST};`), unit('subpoint', `${SECOND}.`)];
    for (const [, comparison] of both(
      bylaw(holder, ...others),
      bylaw(reworded(holder, 'Īpašnieks ievēro šādas prasības:', ...halves), ...others),
    ))
      expect(kinds(comparison)).toEqual(['split 1.1.>1.1. 1.1.+1.2.']);
  });

  it('leaves what stands inside in its place, in whichever part it stays', () => {
    const sub = unit('subpoint', 'ja suns ir mazs vai vecs un kluss;');
    const before = reworded(whole, `${FIRST}. ${SECOND}.`, sub);
    const after = [parts[0], reworded(parts[1], `${SECOND}.`, sub)];
    for (const [, comparison] of both(bylaw(before, ...others), bylaw(...after, ...others)))
      expect(comparison.summary).toMatchObject({ split: 1, moved: 0, inserted: 0, deleted: 0 });
  });

  it('takes a new point beside a changed one for what it is', () => {
    const after = [reworded(whole, `${FIRST}.`), point('Pavisam cits teikums par putniem un zivīm dīķī.')];
    for (const [, comparison] of both(bylaw(whole, ...others), bylaw(...after, ...others)))
      expect(comparison.summary).toMatchObject({ split: 0, inserted: 1, changed: 1 });
  });

  it('shows what is gone after all parts of what stood before it', () => {
    const [gone, stays] = others as [Node, Node];
    const { rows } = compareDocuments(bylaw(whole, gone, stays), bylaw(...parts, stays));
    expect(rows.map((row) => row.status).slice(1)).toEqual(['split', 'splitOff', 'deleted', 'same']);
  });

  it('puts the old point beside all its parts in the comparison table', () => {
    const comparison = compareDocuments(bylaw(whole, ...others), bylaw(...parts, ...others));
    expect(comparisonTable(comparison, new Map([[String(whole.attrs['id']), 'Skaidrībai']]))).toEqual([
      expect.objectContaining({
        kind: 'split',
        before: `1. ${FIRST}. ${SECOND}.`,
        after: `1. ${FIRST}.\n2. ${SECOND}.`,
        reason: 'Skaidrībai',
      }),
    ]);
  });
});

describe('joins', () => {
  const one = point(`${FIRST}.`);
  const two = point(`${SECOND}.`);
  const joined = reworded(one, `${FIRST}. ${SECOND}.`);

  it('tells two points that became one', () => {
    for (const [, comparison] of both(bylaw(one, two, ...others), bylaw(joined, ...others))) {
      expect(kinds(comparison)).toEqual(['joined 1.>1. 1.+2.', 'renumbered 3.>2.', 'renumbered 4.>3.']);
      expect(comparison.summary).toMatchObject({ joined: 1, inserted: 0, deleted: 0, changed: 0 });
    }
  });

  it('shows what was joined on the old side and in the table', () => {
    const comparison = compareDocuments(bylaw(one, two, ...others), bylaw(joined, ...others));
    const [row, away] = sideBySide(comparison, 0).filter((side) => side.status !== 'gap');
    expect(row?.status === 'joined' && row.before?.segments.map((part) => part.text).join('')).toBe(
      `${FIRST}.\n${SECOND}.`,
    );
    expect(away).toMatchObject({ status: 'joinedAway', before: { label: '2.' }, after: null });
    expect(comparisonTable(comparison)).toEqual([
      expect.objectContaining({
        before: `1. ${FIRST}.\n2. ${SECOND}.`,
        after: `1. ${FIRST}. ${SECOND}.`,
        reason: '',
      }),
    ]);
  });

  it('keeps the sub-points of both in place', () => {
    const subs = ['ja suns ir mazs vai vecs un kluss;', 'ja vieta nav pilsētā, bet mežā vai laukā.'].map(
      (words) => unit('subpoint', words),
    ) as [Node, Node];
    const before = [reworded(one, `${FIRST}.`, subs[0]), reworded(two, `${SECOND}.`, subs[1])];
    const after = reworded(one, `${FIRST}. ${SECOND}.`, ...subs);
    for (const [, comparison] of both(bylaw(...before, ...others), bylaw(after, ...others)))
      expect(comparison.summary).toMatchObject({ joined: 1, moved: 0, inserted: 0, deleted: 0 });
  });
});
