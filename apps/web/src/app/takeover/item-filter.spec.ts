import type { TakeoverItemRow } from '#libs/contracts';
import { filterOf, ITEM_FILTERS, passes } from './item-filter';

const item = (change: Partial<TakeoverItemRow>): TakeoverItemRow =>
  ({ state: 'read', drawn: false, lookedAt: null, lookFor: [], problems: [], ...change }) as TakeoverItemRow;
const shownUnder = (change: Partial<TakeoverItemRow>) =>
  ITEM_FILTERS.filter((filter) => passes(item(change), filter));

describe('filters of a takeover', () => {
  it.each([
    ['read without anything to do', {}, ['all', 'clean']],
    ['drawn', { drawn: true }, ['all', 'sample', 'look', 'clean']],
    ['drawn and looked at', { drawn: true, lookedAt: 'x' }, ['all', 'sample', 'clean']],
    ['unusual', { lookFor: [{ code: 'a' }] }, ['all', 'look']],
    ['unusual and looked at', { lookFor: [{ code: 'a' }], lookedAt: 'x' }, ['all', 'clean']],
    ['incomplete', { problems: [{ code: 'a' }] }, ['all', 'incomplete']],
    ['refused', { state: 'refused' }, ['all', 'refused']],
    ['sent back from the sample', { state: 'returned', drawn: true }, ['all', 'returned']],
    ['waiting', { state: 'waiting' }, ['all']],
    ['taken over', { state: 'taken', drawn: true }, ['all', 'sample', 'clean']],
  ] satisfies [string, Partial<TakeoverItemRow>, string[]][])('%s', (_name, change, filters) =>
    expect(shownUnder(change)).toEqual(filters),
  );

  it('reads the address', () => {
    expect([filterOf('look'), filterOf('xyz'), filterOf(undefined)]).toEqual(['look', 'all', 'all']);
  });
});
