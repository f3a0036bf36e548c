import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { Transform, type Step } from 'prosemirror-transform';
import { runs } from '../../tests/support/runs.js';
import {
  anchorAt,
  AnchorFinder,
  anchorOn,
  bylawSchema,
  findById,
  idSource,
  isUnit,
  locateAnchor,
  mapAnchor,
  mapAnchorBack,
  seededRandom,
  type TextAnchor,
} from './index.js';
import { Dice, randomBylaw, randomMemorandum } from './testing/index.js';

const words = 'Vēja zirgi skrien pāri kalniem';

function placed(doc: Node, at: number, text = words): { doc: Node; from: number; to: number } {
  const tr = new Transform(doc).insert(at, bylawSchema.text(` ${text} `));
  return { doc: tr.doc, from: at + 1, to: at + 1 + text.length };
}

function lines(doc: Node): { pos: number; node: Node }[] {
  const found: { pos: number; node: Node }[] = [];
  doc.descendants((node, pos, parent) => {
    if (node.type.name === 'paragraph' && parent && isUnit(parent)) found.push({ pos, node });
    return !node.isTextblock;
  });
  return found;
}

function given(seed = 5): { doc: Node; anchor: TextAnchor } {
  const doc = randomBylaw(seed, { points: 8 });
  const line = lines(doc)[2];
  const put = placed(doc, (line?.pos ?? 0) + 1);
  const anchor = anchorAt(put.doc, put.from, put.to, 3);
  if (!anchor) throw new Error('no anchor');
  return { doc: put.doc, anchor };
}

const shown = (doc: Node, anchor: TextAnchor): string => {
  const place = locateAnchor(doc, anchor);
  return place.kind === 'words' ? doc.textBetween(place.from, place.to, '\n') : place.kind;
};

const unitAround = (doc: Node, pos: number): { from: number; to: number; node: Node } => {
  const $pos = doc.resolve(pos);
  for (let depth = $pos.depth; depth > 0; depth -= 1)
    if ($pos.node(depth).type.name === 'point')
      return { from: $pos.before(depth), to: $pos.after(depth), node: $pos.node(depth) };
  throw new Error('no point');
};

describe('an anchor', () => {
  it('keeps the innermost block, the words and the version', () => {
    const { doc, anchor } = given();
    expect(anchor).toMatchObject({ quote: words, version: 3 });
    expect(findById(doc, anchor.nodeId)?.node.type.name).toBe('paragraph');
    expect(shown(doc, anchor)).toBe(words);
  });

  it('takes the block around a cursor, and the line of a unit', () => {
    const { doc, anchor } = given();
    const line = doc.resolve(anchor.from);
    expect(anchorAt(doc, anchor.from, anchor.from, 0)?.quote).toBe(
      doc.textBetween(line.start(), line.end(), '\n'),
    );
    const id = String(line.node(line.depth - 1).attrs['id']);
    const on = anchorOn(doc, id, 0);
    expect(on).toMatchObject({ nodeId: id, from: line.start(), to: line.end() });
    expect(on?.quote).toContain(words);
    expect(anchorOn(doc, 'nowherenever', 0)).toBeNull();
  });

  it.each([
    [-1, 4],
    [9, 8],
    [0, 1_000_000],
  ])('is none on %d–%d', (from, to) => expect(anchorAt(given().doc, from, to, 0)).toBeNull());

  it('leaves what is typed at its edges outside, and takes in what is typed between', () => {
    const { doc, anchor } = given();
    const tr = new Transform(doc)
      .insert(anchor.from, bylawSchema.text('pirms'))
      .insert(anchor.to + 5, bylawSchema.text('pēc'))
      .insert(anchor.from + 5 + 4, bylawSchema.text('X'));
    const mapped = mapAnchor(anchor, tr.steps);
    expect(mapped.version).toBe(6);
    expect(shown(tr.doc, mapped)).toBe('VējaX zirgi skrien pāri kalniem');
  });

  it('follows a unit that is cut and inserted elsewhere with its ids', () => {
    const { doc, anchor } = given();
    const unit = unitAround(doc, anchor.from);
    const cut = new Transform(doc).delete(unit.from, unit.to);
    const gone = mapAnchor(anchor, cut.steps);
    expect(locateAnchor(cut.doc, gone)).toEqual({ kind: 'gone' });
    const last = lines(cut.doc).at(-1);
    const moved = cut.insert(unitAround(cut.doc, (last?.pos ?? 0) + 1).to, unit.node);
    expect(shown(moved.doc, mapAnchor(anchor, moved.steps))).toBe(words);
  });

  it('follows words that were changed before their unit moved, once it was settled between', () => {
    const { doc, anchor } = given();
    const edit = new Transform(doc)
      .insert(anchor.from + 1, bylawSchema.text('ļoti citi vārdi šeit'))
      .delete(anchor.from + 21, anchor.to + 19);
    const settled = new AnchorFinder(edit.doc).settle(mapAnchor(anchor, edit.steps), 5);
    expect(settled).toMatchObject({ quote: words, version: 5 });
    const unit = unitAround(edit.doc, settled.from);
    const move = new Transform(edit.doc).delete(unit.from, unit.to);
    const last = lines(move.doc).at(-1);
    move.insert(unitAround(move.doc, (last?.pos ?? 0) + 1).to, unit.node);
    expect(shown(move.doc, mapAnchor(settled, move.steps))).toBe(settled.words);
  });

  it('finds the words again when their deletion is undone, also of a part of them', () => {
    const { doc, anchor } = given();
    for (const [from, to] of [
      [anchor.from, anchor.to],
      [anchor.from - 3, anchor.to + 2],
      [anchor.from + 4, anchor.to],
      [anchor.from, anchor.from + 8],
    ] as const) {
      const tr = new Transform(doc).delete(from, to);
      const [step] = tr.steps;
      if (!step) throw new Error('nothing deleted');
      tr.step(step.invert(doc));
      expect(shown(tr.doc, mapAnchor(anchor, tr.steps))).toBe(words);
    }
  });

  it('stays on the rest of its words, then on their block, then says that the place is gone', () => {
    const { doc, anchor } = given();
    const rest = new Transform(doc).delete(anchor.from, anchor.from + 11);
    expect(shown(rest.doc, mapAnchor(anchor, rest.steps))).toBe('skrien pāri kalniem');
    // A text written over the whole block tells nothing of where its words went.
    const line = doc.resolve(anchor.from);
    const over = new Transform(doc).replaceWith(
      line.start(),
      line.end(),
      bylawSchema.text('Tagad vēja zirgi skrien pāri kalniem un laukiem.'),
    );
    expect(shown(over.doc, mapAnchor(anchor, over.steps))).toBe('zirgi skrien pāri kalniem');
    const other = new Transform(doc).replaceWith(line.start(), line.end(), bylawSchema.text('Nekas.'));
    expect(locateAnchor(other.doc, mapAnchor(anchor, other.steps)).kind).toBe('block');
    const unit = unitAround(doc, anchor.from);
    const gone = new Transform(doc).delete(unit.from, unit.to);
    expect(locateAnchor(gone.doc, mapAnchor(anchor, gone.steps))).toEqual({ kind: 'gone' });
  });

  it('finds words that were pasted elsewhere with other ids, unless they stand in several places', () => {
    const { doc, anchor } = given();
    const other = lines(doc).at(-1)?.pos ?? 0;
    const once = new Transform(doc).delete(anchor.from, anchor.to);
    once.insert(once.mapping.map(other + 1), bylawSchema.text(words));
    expect(shown(once.doc, mapAnchor(anchor, once.steps))).toBe(words);
    const twice = once.insert(once.mapping.map(other + 1), bylawSchema.text(words));
    expect(locateAnchor(twice.doc, mapAnchor(anchor, twice.steps)).kind).toBe('block');
  });

  it('is found in an earlier version too', () => {
    const { doc, anchor } = given();
    const tr = new Transform(doc)
      .insert(5, bylawSchema.text('agrāk'))
      .insert(anchor.to + 5, bylawSchema.text('vēlāk'));
    const later = mapAnchor(anchor, tr.steps);
    expect(mapAnchorBack(later, tr.steps)).toEqual(anchor);
    expect(mapAnchorBack(later, tr.steps.slice(1))).toMatchObject({ from: anchor.from + 5, version: 4 });
  });

  it('runs over several blocks', () => {
    const doc = randomMemorandum(4);
    const anchor = anchorAt(doc, 3, doc.content.size - 3, 0);
    expect(anchor?.quote.split('\n').length).toBeGreaterThan(4);
    expect(anchor && locateAnchor(doc, { ...anchor, from: 0, to: 0 }).kind).toBe('words');
  });

  it('stands on an image by its id', () => {
    const image = { id: 'attels000001', alt: '', asset: `sha256-${'a'.repeat(64)}` };
    const { doc } = given();
    const unit = unitAround(doc, given().anchor.from);
    const put = new Transform(doc).insert(unit.to - 1, bylawSchema.node('figure', image));
    const anchor = anchorAt(put.doc, unit.to - 1, unit.to, 0);
    expect(anchor?.nodeId).toBe('attels000001');
    expect(anchor && locateAnchor(put.doc, anchor)).toMatchObject({ kind: 'words', from: unit.to - 1 });
  });
});

/** One random change of a text that may take, move, split or join what the anchor stands in, and may be undone at once. */
function change(doc: Node, dice: Dice, newId: () => string): Transform {
  const tr = new Transform(doc);
  const line = dice.pick(lines(doc));
  const inside = line.pos + 1 + dice.between(0, line.node.content.size);
  const unit = unitAround(doc, line.pos + 1);
  switch (dice.between(0, 5)) {
    case 0:
      return tr.insert(inside, bylawSchema.text(`${dice.word()} `));
    case 1:
      return tr.delete(inside, Math.min(inside + dice.between(1, 6), line.pos + line.node.nodeSize - 1));
    case 2: {
      const after = line.node.type.create({ ...line.node.attrs, id: newId() });
      return tr.split(inside, 1, [{ type: after.type, attrs: after.attrs }]);
    }
    case 3: {
      const end = line.pos + line.node.nodeSize;
      return doc.resolve(end).nodeAfter?.type.name === 'paragraph' ? tr.join(end) : tr;
    }
    case 4: {
      tr.delete(unit.from, unit.to);
      if (lines(tr.doc).length === 0) return new Transform(doc);
      return tr.insert(unitAround(tr.doc, dice.pick(lines(tr.doc)).pos + 1).to, unit.node);
    }
    default: {
      tr.delete(unit.from, unit.to);
      const [step] = tr.steps;
      return step ? tr.step(step.invert(doc)) : tr;
    }
  }
}

it('stays on the same words through random edits as long as they stand together', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.boolean(), (seed, settles) => {
      const dice = new Dice(seed);
      const newId = idSource(seededRandom(seed + 1));
      const start = randomBylaw(seed, { points: 6, blocks: false });
      const line = dice.pick(lines(start));
      const put = placed(start, line.pos + 1 + dice.between(0, line.node.content.size));
      let { doc } = put;
      let anchor = anchorAt(doc, put.from, put.to, 0);
      if (!anchor) throw new Error('no anchor');
      const steps: Step[] = [];
      for (let round = 0; round < 12; round += 1) {
        const tr = change(doc, dice, newId);
        steps.push(...tr.steps);
        doc = tr.doc;
        if (!doc.textBetween(0, doc.content.size, '\n').includes(words)) return;
        if (!settles) expect(shown(doc, mapAnchor(anchor, steps))).toBe(words);
        else {
          anchor = new AnchorFinder(doc).settle(mapAnchor(anchor, tr.steps), steps.length);
          expect(doc.textBetween(anchor.from, anchor.to, '\n')).toBe(words);
          expect(anchor.version).toBe(steps.length);
        }
      }
    }),
    runs(300),
  );
});
