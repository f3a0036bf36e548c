import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import {
  bylawSchema,
  idSource,
  idsIn,
  numberDocument,
  parseDocument,
  plainText,
  seededRandom,
} from '#libs/bylaw-document';
import { runs } from '../../tests/support/runs.js';
import { Dice, randomBylaw } from '../bylaw-document/testing/index.js';
import {
  amendmentPlace,
  applyAmendments,
  checkAmendment,
  lapsedBy,
  voteOrder,
  type Amendment,
} from './index.js';

const id = (n: number): string => `b${String(n).padStart(11, '0')}`;
const ids = () => idSource(seededRandom(11));

function line(n: number, ...content: (string | Node)[]): Node {
  const nodes = content.map((one) => (typeof one === 'string' ? bylawSchema.text(one) : one));
  return bylawSchema.node('paragraph', { id: id(n) }, nodes);
}
const point = (n: number, ...content: Node[]): Node => bylawSchema.node('point', { id: id(n) }, content);
const sub = (n: number, ...content: Node[]): Node => bylawSchema.node('subpoint', { id: id(n) }, content);
const reference = (target: number, printed: string): Node =>
  bylawSchema.node('reference', { target: id(target), printed, inflection: 'loc', form: 'full' });

/** 1. with 1.1., 1.2.; 2. that refers to 1.2.; 3. */
const ACT = bylawSchema.node('doc', null, [
  bylawSchema.node('front', null, [bylawSchema.node('title', { id: id(1) }, bylawSchema.text('Par tirgu'))]),
  bylawSchema.node('body', null, [
    point(10, line(11, 'Tirgū tirgo:'), sub(12, line(13, 'dārzeņus;')), sub(14, line(15, 'ziedus.'))),
    point(20, line(21, 'Maksa par ', reference(14, '1.2. apakšpunktā'), ' minēto ir 10 euro mēnesī.')),
    point(30, line(31, 'Tirgus ir atvērts katru dienu.')),
  ]),
]);

let next = 0;
const amendment = (kind: Amendment['kind'], nodeId: string, text: string | null = null): Amendment => {
  next += 1;
  return { id: `a${next}`, number: next, kind, nodeId, text };
};

describe('amendments tabled by councillors', () => {
  it('change only the words that differ and keep live references', () => {
    const wanted = amendment('replace', id(20), 'Maksa par 1.2. apakšpunktā minēto ir 12 euro mēnesī.');
    const { doc, failed } = applyAmendments(ACT, [wanted], ids());
    expect(failed).toEqual([]);
    expect(plainText(doc)).toContain('2. Maksa par 1.2. apakšpunktā minēto ir 12 euro mēnesī.');
    const moved = applyAmendments(ACT, [wanted, amendment('insert_after', id(12), 'augļus;')], ids()).doc;
    expect(plainText(moved)).toContain('Maksa par 1.3. apakšpunktā minēto ir 12 euro');
  });

  it('put new units behind their anchor in the order of voting, also behind one that goes', () => {
    const given = [
      amendment('insert_after', id(30), 'Pirmais jaunais.'),
      amendment('insert_after', id(30), 'Otrais jaunais.'),
      amendment('delete', id(30)),
    ];
    const text = plainText(applyAmendments(ACT, given, ids()).doc);
    expect(text).toContain('3. Pirmais jaunais.\n4. Otrais jaunais.');
    expect(text).not.toContain('katru dienu');
  });

  it('tell which references die with a unit, and keep the given text as it was', () => {
    const before = ACT.toJSON() as unknown;
    const { doc, deadReferences } = applyAmendments(ACT, [amendment('delete', id(14))], ids());
    expect(deadReferences).toEqual(['2. punkts']);
    expect(plainText(doc)).not.toContain('ziedus');
    expect(ACT.toJSON()).toEqual(before);
  });

  it('fail openly where the unit went with another amendment', () => {
    const inside = amendment('insert_after', id(12), 'augļus;');
    const gone = amendment('replace', 'bzzzzzzzzzzz', 'Kaut kas.');
    const { failed } = applyAmendments(ACT, [inside, gone], ids());
    expect(failed).toEqual([gone]);
  });

  it('are voted on by place, what goes furthest first', () => {
    const given = [
      amendment('insert_after', id(20), 'Jauns.'),
      amendment('replace', id(30), 'Tirgus ir slēgts.'),
      amendment('replace', id(20), 'Maksas nav.'),
      amendment('delete', id(20)),
      amendment('replace', id(14), 'puķes.'),
    ];
    const order = voteOrder(given, ACT).map(({ kind, nodeId }) => `${kind} ${nodeId}`);
    expect(order).toEqual([
      `replace ${id(14)}`,
      `delete ${id(20)}`,
      `replace ${id(20)}`,
      `insert_after ${id(20)}`,
      `replace ${id(30)}`,
    ]);
  });

  it('lose their object when another one is adopted', () => {
    const [removal, wording, other, inside, behind, elsewhere] = [
      amendment('delete', id(10)),
      amendment('replace', id(10), 'Tirgū var tirgot:'),
      amendment('replace', id(10), 'Tirgo:'),
      amendment('replace', id(12), 'burkānus;'),
      amendment('insert_after', id(10), 'Jauns punkts.'),
      amendment('replace', id(20), 'Maksas nav.'),
    ] as const;
    const all = [removal, wording, other, inside, behind, elsewhere];
    expect(lapsedBy(removal, all, ACT)).toEqual([wording, other, inside]);
    expect(lapsedBy(wording, all, ACT)).toEqual([removal, other]);
    expect(lapsedBy(behind, all, ACT)).toEqual([]);
  });

  it('are named by the number of their unit and checked when tabled', () => {
    expect(amendmentPlace(ACT, id(14))).toEqual({ place: '1.2. apakšpunkts', before: 'ziedus.' });
    const codes = (given: Omit<Amendment, 'id' | 'number'>) =>
      checkAmendment(ACT, given).map(({ code }) => code);
    expect(codes({ kind: 'replace', nodeId: id(14), text: ' ziedus. ' })).toEqual([
      'amendment_changes_nothing',
    ]);
    expect(codes({ kind: 'replace', nodeId: id(14), text: '  ' })).toEqual(['amendment_without_text']);
    expect(codes({ kind: 'delete', nodeId: id(11), text: null })).toEqual(['amendment_place_unknown']);
    expect(codes({ kind: 'delete', nodeId: id(14), text: null })).toEqual([]);
  });

  it('always give a text that can be read again, with numbers for all it holds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
        const dice = new Dice(seed);
        const doc = randomBylaw(seed, { points: 8 });
        const units = [...numberDocument(doc).values()].filter(({ kind }) => kind !== 'annex');
        const given = Array.from({ length: 5 }, () => {
          const unit = dice.pick(units);
          const kinds = ['point', 'subpoint'].includes(unit.kind)
            ? (['replace', 'delete', 'insert_after'] as const)
            : (['replace'] as const);
          return amendment(dice.pick(kinds), unit.id, dice.sentence());
        }).filter((one) => checkAmendment(doc, one).length === 0);
        const adopted: Amendment[] = [];
        let open = voteOrder(given, doc);
        while (open.length > 0) {
          const [first, ...rest] = open as [Amendment, ...Amendment[]];
          adopted.push(first);
          const lapsed = lapsedBy(first, rest, doc);
          open = rest.filter((one) => !lapsed.includes(one));
        }
        const amended = applyAmendments(doc, adopted, idSource(seededRandom(seed + 1)));
        expect(amended.failed).toEqual([]);
        expect(parseDocument(amended.doc.toJSON()).allowed).toBe(true);
        const left = idsIn(amended.doc);
        for (const one of adopted.filter(({ kind }) => kind === 'delete'))
          expect(left.has(one.nodeId)).toBe(false);
      }),
      runs(60),
    );
  });
});
