import { diffArrays } from 'diff';
import fc from 'fast-check';
import { sharedRuns } from './sequence-diff.js';

const items = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 40 });

describe('sharedRuns', () => {
  it('gives runs that both sides share, in order, and as few edits as can be', () => {
    fc.assert(
      fc.property(items, items, (a, b) => {
        const runs = sharedRuns(Int32Array.from(a), Int32Array.from(b), 1000) ?? [];
        let [lastA, lastB, shared] = [0, 0, 0];
        for (const run of runs) {
          expect(run.a).toBeGreaterThanOrEqual(lastA);
          expect(run.b).toBeGreaterThanOrEqual(lastB);
          expect(a.slice(run.a, run.a + run.length)).toEqual(b.slice(run.b, run.b + run.length));
          [lastA, lastB] = [run.a + run.length, run.b + run.length];
          shared += run.length;
        }
        const parts = diffArrays(a, b).filter((part) => !part.added && !part.removed);
        expect(shared).toBe(parts.reduce((sum, part) => sum + part.value.length, 0));
      }),
    );
  });

  it('gives up where too much differs', () => {
    const [a, b] = [Int32Array.of(1, 2, 3), Int32Array.of(4, 5, 6)];
    expect(sharedRuns(a, b, 5)).toBeNull();
    expect(sharedRuns(a, b, 6)).toEqual([]);
  });
});
