import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import {
  acceptedText,
  decidedText,
  idSource,
  parseDocument,
  rejectedText,
  seededRandom,
  type IdSource,
} from '#libs/bylaw-document';
import { runs } from '../../tests/support/runs.js';
import { Dice, randomBylaw, randomMemorandum } from '../bylaw-document/testing/index.js';
import { acceptedEdit, suggest } from './index.js';
import { EDITS, randomEdit } from './testing/random-edits.js';

const AUTHORS = ['Ilze Bērziņa', 'Andris Kalniņš', 'Laima Ozola'];
const RUNS = runs(40).numRuns;

/** Some edits one after another, each turned into suggestions, by several people. */
function edited(start: Node, dice: Dice, newId: IdSource, count: number, check: boolean): Node {
  let doc = start;
  for (let round = 0; round < count; round += 1) {
    const kind = dice.pick(EDITS);
    const change = randomEdit(doc, dice, newId, kind);
    if (!change) continue;
    const author = dice.pick(AUTHORS);
    const by = { author, at: `2026-01-05T10:${String(round).padStart(2, '0')}:00Z`, newId };
    const result = suggest(change, by);
    if (!result) throw new Error(`no suggestion for ${kind} in round ${round}`);
    if (check) expectHolds(doc, change.doc, result, kind, author);
    doc = result.doc;
  }
  return doc;
}

function expectHolds(
  before: Node,
  plain: Node,
  result: NonNullable<ReturnType<typeof suggest>>,
  kind: string,
  author: string,
): void {
  result.doc.check();
  const parsed = parseDocument(result.doc.toJSON());
  expect([kind, parsed.allowed ? [] : parsed.violations]).toEqual([kind, []]);
  expectSame(kind, rejectedText(result.doc), rejectedText(before));
  expectSame(kind, acceptedText(result.doc), acceptedEdit(before, plain));
  const others = (of: Node): Node =>
    decidedText(of, ({ attrs }) => (attrs['author'] === author ? 'reject' : null));
  expectSame(kind, others(result.doc), others(before));
  let doc = before;
  for (const step of result.steps) {
    doc = step.apply(doc).doc as Node;
    doc.check();
    expect([kind, rejectedText(doc).eq(rejectedText(before))]).toEqual([kind, true]);
  }
  expect(doc.eq(result.doc)).toBe(true);
}

/** Written out only where they differ: whole documents take long to compare as JSON. */
function expectSame(kind: string, found: Node, wanted: Node): void {
  const same = found.eq(wanted);
  if (!same) expect([kind, found.toJSON()]).toEqual([kind, wanted.toJSON()]);
  expect([kind, same]).toEqual([kind, true]);
}

describe('any change as suggestions', () => {
  it.each([
    ['a by-law', (seed: number) => randomBylaw(seed, { points: 8 })],
    ['a memorandum', (seed: number) => randomMemorandum(seed)],
  ])('keeps both ends of %s, whoever suggests in what', (_name, make) => {
    let made = 0;
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const dice = new Dice(seed ^ 0x51ed270b);
        const newId = idSource(seededRandom(seed ^ 0x1234567));
        const start = make(seed);
        const doc = edited(start, dice, newId, 8, true);
        if (!doc.eq(start)) made += 1;
      }),
      { numRuns: RUNS },
    );
    expect(made).toBeGreaterThan(RUNS * 0.9);
  });
});
