import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import {
  acceptedText,
  hasSuggestions,
  idSource,
  parseDocument,
  rejectedText,
  seededRandom,
} from '#libs/bylaw-document';
import { runs } from '../../tests/support/runs.js';
import { Dice, randomBylaw, randomMemorandum } from '../bylaw-document/testing/index.js';
import { decidedTogether } from './depends.js';
import { acceptSuggestions, listSuggestions, rejectSuggestions, suggest } from './index.js';
import { EDITS, randomEdit } from './testing/random-edits.js';

const RUNS = runs(40).numRuns;

function suggested(seed: number, edits = 8): { doc: Node; dice: Dice } {
  const dice = new Dice(seed ^ 0x3c6ef372);
  const newId = idSource(seededRandom(seed ^ 0x7654321));
  let doc = seed % 3 === 0 ? randomMemorandum(seed) : randomBylaw(seed, { points: 7 });
  for (let round = 0; round < edits; round += 1) {
    const change = randomEdit(doc, dice, newId, dice.pick(EDITS));
    const author = dice.pick(['Ilze', 'Andris', 'Laima']);
    const result = change && suggest(change, { author, at: `2026-01-0${round + 1}T10:00:00Z`, newId });
    if (result) doc = result.doc;
  }
  return { doc, dice };
}

const idsOf = (doc: Node): string[] => listSuggestions(doc).map(({ id }) => id);

function expectValid(doc: Node): void {
  const parsed = parseDocument(doc.toJSON());
  expect(parsed.allowed ? [] : parsed.violations).toEqual([]);
}

const withoutIds = (doc: Node): unknown =>
  JSON.parse(JSON.stringify(doc), (key, value: unknown) => (key === 'id' || key === 'target' ? null : value));

describe('deciding suggestions', () => {
  it('gives the accepted and the rejected text when all are decided', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { doc } = suggested(seed);
        const ids = idsOf(doc);
        const accepted = acceptSuggestions(doc, ids).change;
        expect(accepted.doc.toJSON()).toEqual(acceptedText(doc).toJSON());
        const rejected = rejectSuggestions(doc, ids).change;
        expect(rejected.doc.toJSON()).toEqual(rejectedText(doc).toJSON());
        const replayed = new Transform(doc);
        for (const step of accepted.steps) replayed.step(step);
        expect(replayed.doc.eq(accepted.doc)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  it('does not depend on the order in which some are accepted and the rest rejected', () => {
    let mixed = 0;
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { doc, dice } = suggested(seed);
        const all = idsOf(doc);
        const yes = decidedTogether(
          doc,
          all.filter(() => dice.chance(0.5)),
          'accept',
        );
        const no = all.filter((id) => !yes.has(id));
        if (yes.size > 0 && no.length > 0) mixed += 1;
        const first = acceptSuggestions(doc, yes);
        expect(first.ids).toEqual(yes);
        expectValid(first.change.doc);
        const one = rejectSuggestions(first.change.doc, no).change.doc;
        const second = rejectSuggestions(doc, no).change.doc;
        expectValid(second);
        const other = acceptSuggestions(second, yes).change.doc;
        // What two people moved one after the other may go back to the one name or the other.
        expect(withoutIds(one)).toEqual(withoutIds(other));
        expect(hasSuggestions(one)).toBe(false);
        expectValid(one);
      }),
      { numRuns: RUNS },
    );
    expect(mixed).toBeGreaterThan(RUNS / 2);
  });

  it('undoes with the inverted steps', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { doc, dice } = suggested(seed, 5);
        const { change } = acceptSuggestions(
          doc,
          idsOf(doc).filter(() => dice.chance(0.5)),
        );
        let back = change.doc;
        for (let at = change.steps.length - 1; at >= 0; at -= 1)
          back = change.steps[at]?.invert(change.docs[at] as Node).apply(back).doc as Node;
        expect(back.eq(doc)).toBe(true);
      }),
      runs(40),
    );
  });
});
