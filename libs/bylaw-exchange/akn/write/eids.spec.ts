import { bylawSchema, idSource, seededRandom } from '#libs/bylaw-document';
import { importBylaw } from '../../import.js';
import { eIdsOf } from './eids.js';

const POINTS = 500;

describe('identifiers by position', () => {
  it('tells apart any number of units with the same number without counting them anew each time', () => {
    const text = '1. Viens un tas pats.\n'.repeat(POINTS);
    const read = importBylaw({ name: 'a.txt', text }, { newId: idSource(seededRandom(5)) });
    if (!read.allowed) throw new Error('The text was not read.');
    const doc = bylawSchema.nodeFromJSON(read.document);
    const looked = jest.spyOn(Set.prototype, 'has');
    const eIds = eIdsOf(doc);
    const times = looked.mock.calls.length;
    looked.mockRestore();
    const points = doc.child(1).children.map((point) => eIds.get(String(point.attrs['id'])));
    expect(points.slice(0, 3)).toEqual(['para_1', 'para_1_2', 'para_1_3']);
    expect(new Set(points).size).toBe(POINTS);
    expect(times).toBeLessThan(POINTS * 10);
  });
});
