import fc from 'fast-check';
import { numberDocument, plainText } from '#libs/bylaw-document';
import { runs } from '../../tests/support/runs.js';
import { randomBylaw, randomMemorandum } from '../bylaw-document/testing/index.js';
import { compareDocuments } from './index.js';
import { editRandomly, foundEdits, Quality, sortedEdits, withOtherIds } from './testing/index.js';

const seeds = fc.record({
  seed: fc.integer(),
  edit: fc.integer(),
  points: fc.integer({ min: 1, max: 60 }),
  count: fc.integer({ min: 0, max: 12 }),
});
const NOTHING = { inserted: 0, deleted: 0, changed: 0, moved: 0, renumbered: 0, split: 0, joined: 0 };

describe('compareDocuments on random edits', () => {
  it('finds nothing between a document and itself', () => {
    fc.assert(
      fc.property(fc.integer(), fc.boolean(), (seed, other) => {
        for (const doc of [randomBylaw(seed), randomMemorandum(seed)]) {
          const comparison = compareDocuments(doc, other ? withOtherIds(doc, seed).doc : doc);
          expect(comparison.changes).toEqual([]);
          expect(comparison.summary).toEqual(NOTHING);
          expect(comparison.rows.every((row) => row.status === 'same')).toBe(true);
        }
      }),
      runs(40),
    );
  });

  it('finds every known edit and nothing else where ids are shared', () => {
    fc.assert(
      fc.property(seeds, ({ seed, edit, points, count }) => {
        const before = randomBylaw(seed, { points });
        const { doc, edits } = editRandomly(before, edit, count);
        const comparison = compareDocuments(before, doc);
        expect(foundEdits(comparison)).toEqual(sortedEdits(edits));
        const [old, now] = [numberDocument(before), numberDocument(doc)];
        const renumbered = [...now.values()].filter((unit) => {
          const was = old.get(unit.id);
          return was && was.label?.base !== unit.label?.base && !edits.moved.includes(unit.id);
        });
        expect(comparison.summary.renumbered).toBe(renumbered.length);
      }),
      runs(120),
    );
  });

  it.each([
    ['with shared ids', false],
    ['without ids', true],
  ])('finds every known edit and nothing else %s: precision and recall', (name, imported) => {
    const quality = new Quality();
    const last = runs(80).numRuns;
    for (let seed = 1; seed <= last; seed += 1) {
      const before = randomBylaw(seed, { points: 10 + (seed % 50) });
      const { doc, edits } = editRandomly(before, seed * 31, seed % 13);
      const after = imported ? withOtherIds(doc, seed) : { doc, original: new Map<string, string>() };
      quality.add(foundEdits(compareDocuments(before, after.doc), after.original), edits);
    }
    process.stdout.write(`compare ${name}, ${last} documents: ${quality.toString()}\n`);
    expect(quality.known).toBeGreaterThan(500);
    // Two made-up texts may be alike by chance; on the usual number of documents none is.
    expect({ precision: quality.precision >= 0.9995, recall: quality.recall >= 0.9995 }).toEqual({
      precision: true,
      recall: true,
    });
  });

  it('shows both texts whole', () => {
    fc.assert(
      fc.property(seeds, fc.boolean(), ({ seed, edit, points, count }, other) => {
        const before = randomBylaw(seed, { points, references: 0 });
        const edited = editRandomly(before, edit, count).doc;
        const after = other ? withOtherIds(edited, seed).doc : edited;
        const { rows } = compareDocuments(before, after);
        const words = (text: string) => text.split(/\s+/).filter(Boolean);
        const now = rows.flatMap((row) => [
          row.status === 'movedAway' ? '' : row.labelAfter,
          ...row.segments.filter((one) => one.type !== 'del').map((one) => one.text),
        ]);
        expect(words(now.join(' ')).join('')).toBe(words(plainText(after)).join(''));
        const old = rows.flatMap((row) =>
          row.status === 'moved' || row.status === 'movedAndChanged'
            ? []
            : row.segments.filter((one) => one.type !== 'ins').map((one) => one.text),
        );
        const letters = (list: string[]) => list.join('').replace(/\s+/g, '').split('').sort().join('');
        const was = compareDocuments(before, before).rows.flatMap((row) =>
          row.segments.map((one) => one.text),
        );
        expect(letters(old)).toBe(letters(was));
      }),
      runs(40),
    );
  });
});
