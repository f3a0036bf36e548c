import fc from 'fast-check';
import { Step, Transform } from 'prosemirror-transform';
import { Slice, type Node } from 'prosemirror-model';
import { idSource, parseDocumentOfKind, seededRandom } from '#libs/bylaw-document';
import { randomBylaw } from '../bylaw-document/testing/index.js';
import { runs } from '../../tests/support/runs.js';
import type { DocumentJson } from '#libs/contracts';
import { applySteps } from './apply-steps.js';
import { documentChars, isSound } from './sound.js';

const document = (seed: number): Node => randomBylaw(seed);

/** One edit as an editor or a forger would make it, somewhere in the document. */
type Edit = (doc: Node, random: () => number) => Step | undefined;

const at = (random: () => number, doc: Node): number => Math.floor(random() * (doc.content.size + 1));
const textblocks = (doc: Node): { node: Node; pos: number }[] => {
  const found: { node: Node; pos: number }[] = [];
  doc.descendants((node, pos) => {
    if (node.isTextblock) found.push({ node, pos });
  });
  return found;
};
const one = <T>(random: () => number, items: readonly T[]): T | undefined =>
  items[Math.floor(random() * items.length)];
const made = (doc: Node, work: (tr: Transform) => Transform): Step | undefined => {
  try {
    return work(new Transform(doc)).steps[0];
  } catch {
    return undefined;
  }
};
const json = (value: DocumentJson, doc: Node): Step => Step.fromJSON(doc.type.schema, value);

const EDITS: Record<string, Edit> = {
  types: (doc, random) => {
    const block = one(random, textblocks(doc));
    return block && made(doc, (tr) => tr.insert(block.pos + 1, doc.type.schema.text('vārds ')));
  },
  deletes: (doc, random) => {
    const [from, to] = [at(random, doc), at(random, doc)].sort((a, b) => a - b);
    return made(doc, (tr) => tr.delete(from ?? 0, Math.min(to ?? 0, (from ?? 0) + 40)));
  },
  copiesABlock: (doc, random) => {
    const block = one(random, textblocks(doc));
    return block && made(doc, (tr) => tr.insert(block.pos, block.node));
  },
  movesAll: (doc) =>
    made(doc, (tr) => tr.replace(0, doc.content.size, new Slice(doc.slice(0).content, 0, 0))),
  splits: (doc, random) => {
    const block = one(random, textblocks(doc));
    return block && made(doc, (tr) => tr.split(block.pos + 1 + Math.floor(block.node.content.size / 2)));
  },
  splitsWithId: (doc, random) => {
    const block = one(random, textblocks(doc));
    const id = idSource(random)();
    return (
      block &&
      made(doc, (tr) =>
        tr.split(block.pos + 1, 1, [{ type: block.node.type, attrs: { ...block.node.attrs, id } }]),
      )
    );
  },
  setsABadAttribute: (doc, random) => {
    const block = one(random, textblocks(doc));
    return block && json({ stepType: 'attr', pos: block.pos, attr: 'id', value: 7 }, doc);
  },
  takesAnotherId: (doc, random) => {
    const [a, b] = [one(random, textblocks(doc)), one(random, textblocks(doc))];
    if (!a || !b || b.node.attrs['id'] === undefined) return undefined;
    return json({ stepType: 'attr', pos: a.pos, attr: 'id', value: b.node.attrs['id'] as string }, doc);
  },
  excludesItself: (doc, random) => {
    const block = one(random, textblocks(doc));
    const text = { type: 'text', text: 'x', marks: [{ type: 'superscript' }, { type: 'subscript' }] };
    return (
      block &&
      json({ stepType: 'replace', from: block.pos + 1, to: block.pos + 1, slice: { content: [text] } }, doc)
    );
  },
  writesControls: (doc, random) => {
    const block = one(random, textblocks(doc));
    return block && made(doc, (tr) => tr.insert(block.pos + 1, doc.type.schema.text('a\u0000b')));
  },
  marks: (doc, random) => {
    const block = one(random, textblocks(doc));
    const mark = doc.type.schema.marks['strong']?.create();
    return block && mark && made(doc, (tr) => tr.addMark(block.pos, block.pos + block.node.nodeSize, mark));
  },
};

const cases = fc.record({
  seed: fc.nat(200),
  edits: fc.array(fc.record({ edit: fc.constantFrom(...Object.keys(EDITS)), seed: fc.nat() }), {
    minLength: 1,
    maxLength: 6,
  }),
});

/** The same decision found by looking through the whole document. */
function wholly(before: Node, steps: readonly DocumentJson[]): { doc: Node | null; codes: string[] } {
  let doc = before;
  for (const step of steps) {
    try {
      const result = Step.fromJSON(doc.type.schema, step).apply(doc);
      if (!result.doc) return { doc: null, codes: ['step.notApplicable'] };
      doc = result.doc;
    } catch {
      return { doc: null, codes: ['step.notApplicable'] };
    }
  }
  const parsed = parseDocumentOfKind(doc.toJSON(), 'bylaw');
  return parsed.allowed
    ? { doc, codes: [] }
    : { doc: null, codes: parsed.violations.map(({ code }) => code) };
}

describe('applying steps', () => {
  it('accepts and refuses exactly what looking through the whole document does', () => {
    const seen = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(cases, ({ seed, edits }) => {
        let doc = document(seed);
        for (const { edit, seed: own } of edits) {
          const step = EDITS[edit]?.(doc, seededRandom(own));
          if (!step) continue;
          const given = [step.toJSON() as DocumentJson];
          const expected = wholly(doc, given);
          const found = applySteps(doc, 'bylaw', given);
          expect(found.allowed ? [] : found.violations.map(({ code }) => code)).toEqual(expected.codes);
          if (!found.allowed) {
            seen.refused += 1;
            continue;
          }
          seen.accepted += 1;
          doc = found.doc;
          expect(doc.eq(expected.doc ?? doc.copy())).toBe(true);
          expect(documentChars(doc)).toBe(JSON.stringify(doc.toJSON()).length);
        }
      }),
      runs(60),
    );
    expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(10);
  });

  it('looks at nothing that stayed as it was', () => {
    const doc = document(3);
    expect(isSound(doc)).toBe(true);
    const block = textblocks(doc).at(-1);
    const step = made(doc, (tr) => tr.insert((block?.pos ?? 0) + 1, doc.type.schema.text('x')));
    const title = doc.type.schema.nodes['title'];
    if (!title) throw new Error('By-laws have titles.');
    const usual = title.validContent.bind(title);
    title.validContent = () => {
      throw new Error('The title was looked at again.');
    };
    try {
      expect(applySteps(doc, 'bylaw', [step?.toJSON() as DocumentJson]).allowed).toBe(true);
    } finally {
      title.validContent = usual;
    }
  });

  it.each([
    ['no step', [{ stepType: 'rm -rf' }], 'step.unreadable'],
    ['unknown keys', [{ stepType: 'replace', from: 1, to: 1, evil: true }], 'step.notPlain'],
    ['a step behind the end', [{ stepType: 'replace', from: 900_000, to: 900_001 }], 'step.notApplicable'],
    [
      'too many steps',
      Array.from({ length: 501 }, () => ({ stepType: 'replace', from: 0, to: 0 })),
      'steps.tooMany',
    ],
    ['too much', [{ stepType: 'replace', from: 0, to: 0, x: 'x'.repeat(2_000_001) }], 'steps.tooLarge'],
  ])('refuses %s', (_name, steps, code) => {
    const found = applySteps(document(1), 'bylaw', steps);
    expect(found.allowed ? [] : found.violations[0]?.code).toBe(code);
  });

  it('refuses nesting that would exhaust the stack', () => {
    let deep: DocumentJson = { type: 'text', text: 'x' };
    for (let level = 0; level < 20_000; level++) deep = { type: 'subpoint', content: [deep] };
    const found = applySteps(document(1), 'bylaw', [
      { stepType: 'replace', from: 0, to: 0, slice: { content: [deep] } },
    ]);
    expect(found.allowed).toBe(false);
  });
});
