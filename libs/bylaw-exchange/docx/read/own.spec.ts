import { bylawSchema, idSource, memorandumSchema, seededRandom } from '#libs/bylaw-document';
import { randomBylaw, randomMemorandum } from '../../../bylaw-document/testing/index.js';
import { exportDocx, importBylaw } from '../../index.js';

async function back(
  doc: ReturnType<typeof randomBylaw>,
  memorandum: ReturnType<typeof randomMemorandum> | null,
) {
  const bytes = await exportDocx(doc, { memorandum });
  const result = importBylaw({ name: 'a.docx', text: '', bytes }, { newId: idSource(seededRandom(99)) });
  if (!result.allowed) throw new Error(JSON.stringify(result.violations));
  return {
    result,
    doc: bylawSchema.nodeFromJSON(result.document),
    memorandum: result.memorandum ? memorandumSchema.nodeFromJSON(result.memorandum) : null,
  };
}

describe('a file of our own', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('comes back onto its nodes (seed %i)', async (seed) => {
    const doc = randomBylaw(seed, { points: 30, annexes: 2 });
    const memorandum = randomMemorandum(seed + 1000);
    const read = await back(doc, memorandum);
    expect(read.doc.toJSON()).toEqual(doc.toJSON());
    expect(read.memorandum?.toJSON()).toEqual(memorandum.toJSON());
  });
});
