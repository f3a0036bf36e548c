import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { Mapping, Transform } from 'prosemirror-transform';
import { bylawSchema, findById, parseDocumentOfKind } from '#libs/bylaw-document';
import { runs } from '../../tests/support/runs.js';
import { randomBylaw, randomMemorandum } from '../bylaw-document/testing/index.js';
import { rebased, stepsBetween } from './index.js';
import { randomSteps } from './testing/random-steps.js';

function replayed(before: Node, after: Node): Node {
  return stepsBetween(before, after).reduce((doc, step) => {
    const next = step.apply(doc).doc;
    if (!next) throw new Error('a step does not apply');
    return next;
  }, before);
}

const later = (doc: Node, seed: number, count: number): Node =>
  randomSteps(doc, seed, count).reduce((now, step) => step.apply(now).doc ?? now, doc);

describe('the steps from one text to another', () => {
  it('lead there, from any text to any other', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.boolean(),
        fc.integer({ min: 0, max: 25 }),
        (seed, memorandum, edits) => {
          const before = memorandum ? randomMemorandum(seed) : randomBylaw(seed, { points: 6 });
          const after =
            edits === 0
              ? memorandum
                ? randomMemorandum(seed + 1)
                : randomBylaw(seed + 1, { points: 6 })
              : later(before, seed, edits);
          expect(replayed(before, after).eq(after)).toBe(true);
          expect(replayed(after, before).eq(before)).toBe(true);
        },
      ),
      runs(80),
    );
  });

  it('are none between equal texts, and one for one word', () => {
    const doc = randomBylaw(5);
    expect(stepsBetween(doc, doc)).toEqual([]);
    const points = unitsOf(doc);
    const place = points[3];
    if (!place) throw new Error('no point');
    const after = new Transform(doc).insert(place.pos + 2, bylawSchema.text('jauns ')).doc;
    const steps = stepsBetween(doc, after);
    expect(steps).toHaveLength(1);
    expect(JSON.stringify(steps[0]?.toJSON()).length).toBeLessThan(120);
  });

  it('leave places in other units where they were', () => {
    const doc = randomBylaw(7, { points: 8 });
    const [first, , third, , , last] = unitsOf(doc);
    if (!first || !third || !last) throw new Error('no points');
    const after = new Transform(doc)
      .insert(last.pos + 2, bylawSchema.text('beigās '))
      .delete(third.pos, third.pos + third.node.nodeSize)
      .insert(first.pos + 2, bylawSchema.text('sākumā ')).doc;
    const mapping = new Mapping(stepsBetween(doc, after).map((step) => step.getMap()));
    for (const { node, pos } of unitsOf(doc)) {
      const id = String(node.attrs['id']);
      const now = findById(after, id);
      const mapped = mapping.mapResult(pos + 1);
      if (now) expect([id, mapped.pos, mapped.deleted]).toEqual([id, now.pos + 1, false]);
      else expect(id).toBe(String(third.node.attrs['id']));
    }
  });

  it('end in a text that fits the schema, through a move into another point', () => {
    const doc = randomBylaw(11, { points: 5 });
    const [one] = unitsOf(doc);
    const target = unitsOf(doc).at(-1);
    if (!one || !target) throw new Error('no points');
    const tr = new Transform(doc).delete(one.pos, one.pos + one.node.nodeSize);
    const after = tr.insert(tr.mapping.map(target.pos + target.node.nodeSize), one.node).doc;
    const result = replayed(doc, after);
    expect(parseDocumentOfKind(result.toJSON(), 'bylaw').allowed).toBe(true);
    expect(result.eq(after)).toBe(true);
  });
});

function unitsOf(doc: Node): { node: Node; pos: number }[] {
  const found: { node: Node; pos: number }[] = [];
  doc.descendants((node, pos) => {
    if (node.type.name === 'point') found.push({ node, pos });
    return node.type.name !== 'point';
  });
  return found;
}

describe('steps that are moved onto what others wrote meanwhile', () => {
  it('apply behind the steps of the others, and do their work where these left it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const doc = randomBylaw(seed, { points: 5 });
        const own = stepsBetween(doc, later(doc, seed, 8));
        const others = randomSteps(doc, seed + 1, 8);
        const theirs = others.reduce((now, step) => step.apply(now).doc ?? now, doc);
        const moved = rebased(doc, own, others);
        expect(moved.length).toBeLessThanOrEqual(own.length);
        expect(moved.reduce((now, step) => step.apply(now).doc as Node, theirs).childCount).toBeGreaterThan(
          0,
        );
        expect(rebased(doc, own, [])).toEqual(own);
      }),
      runs(40),
    );
  });

  it('keep what somebody typed into another unit', () => {
    const doc = randomBylaw(7, { points: 8 });
    const [first, , third, , , last] = unitsOf(doc);
    if (!first || !third || !last) throw new Error('no points');
    const earlier = new Transform(doc)
      .delete(third.pos, third.pos + third.node.nodeSize)
      .insert(first.pos + 2, bylawSchema.text('agrāk ')).doc;
    const typed = new Transform(doc).insert(last.pos + 2, bylawSchema.text('tikko '));
    const moved = rebased(doc, stepsBetween(doc, earlier), typed.steps);
    const result = moved.reduce((now, step) => step.apply(now).doc as Node, typed.doc);
    expect(result.textContent).toContain('agrāk ');
    expect(result.textContent).toContain('tikko ');
    expect(findById(result, String(third.node.attrs['id']))).toBeNull();
  });
});
