import fc from 'fast-check';
import { withSuggestions } from '#libs/bylaw-diff';
import { editRandomly } from '../../bylaw-diff/testing/index.js';
import { randomBylaw } from '../../bylaw-document/testing/index.js';
import { runs } from '../../../tests/support/runs.js';
import { exportDocx } from '../index.js';
import { readAct, type ReadAct } from './testing/word-file.js';
import { printedReferences, wordAct, type WordAct } from './testing/word-act.js';

async function expectIdentity(act: WordAct): Promise<ReadAct> {
  const back = readAct(await exportDocx(act.doc, act));
  expect(back.doc.toJSON()).toEqual(act.doc.toJSON());
  expect(back.memorandum?.toJSON()).toEqual(act.memorandum.toJSON());
  expect(new Map(back.result.assets.map((asset) => [asset.digest, asset]))).toEqual(act.assets);
  return back;
}

/** The threads whose place is in the text; the generator begins some that it then leaves out. */
function placedThreads({ doc, memorandum, threads }: WordAct): WordAct['threads'] {
  const text = JSON.stringify([doc, memorandum]);
  return threads.filter(({ id }) => text.includes(id));
}

describe('an act written as a Word file and read back', () => {
  it('is the same act, ids, attributes and images included', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        await expectIdentity(wordAct(seed, { points: 10, workspace: false }));
      }),
      runs(20),
    );
  });

  it('keeps suggestions as tracked changes and comments with their answers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const act = wordAct(seed, { points: 8 });
        const back = await expectIdentity(act);
        expect(back.result.threads).toEqual(placedThreads(act));
      }),
      runs(20),
    );
  });

  it('keeps the differences from an earlier version as tracked changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const before = randomBylaw(seed, { points: 16, annexes: 1 });
        const after = printedReferences(editRandomly(before, seed ^ 0x2f0b, 6).doc);
        const changes = { author: 'Ilze Bērziņa', at: '2026-03-01T10:00:00Z' };
        const bytes = await exportDocx(after, { against: before, changes });
        expect(readAct(bytes).doc.toJSON()).toEqual(withSuggestions(before, after, changes).toJSON());
      }),
      runs(10),
    );
  });

  it('is the same file every time', async () => {
    const act = wordAct(7);
    const [first, second] = [await exportDocx(act.doc, act), await exportDocx(act.doc, act)];
    expect(second).toEqual(first);
  });
});
