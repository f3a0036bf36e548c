import type { ReviewQueueItem } from '#libs/contracts';
import { filterQueue, placesOf, queueState } from './queue-filter';

const item = (id: string, place: string, change: Partial<ReviewQueueItem> = {}): ReviewQueueItem => ({
  id,
  dossierId: id,
  place: { slug: place, name: place.toUpperCase() },
  code: id,
  title: id,
  bylawNumber: null,
  round: 1,
  sentOn: '2027-02-01',
  receivedOn: null,
  presumedReceipt: null,
  opinionBy: null,
  outcome: null,
  answeredOn: null,
  copied: false,
  disagreed: false,
  ...change,
});

const late = {
  opinionBy: { overdue: true } as ReviewQueueItem['opinionBy'],
};
const QUEUE = {
  waiting: [item('a', 'vidzale', late), item('b', 'ezerkrasti')],
  done: [item('c', 'vidzale', { outcome: 'silent' }), item('d', 'adazi', { copied: true })],
};

describe('the queue of a ministry', () => {
  it.each([
    ['waiting', '', 'a b'],
    ['waiting', 'vidzale', 'a'],
    ['overdue', '', 'a'],
    ['done', '', 'c'],
    ['copied', '', 'd'],
    ['copied', 'vidzale', ''],
  ] as const)('filtered by %s and "%s" has %s', (state, place, ids) => {
    const rows = filterQueue(QUEUE, state, place).map(({ id }) => id);
    expect(rows.join(' ')).toBe(ids);
  });

  it('offers every municipality once, by name', () => {
    expect(placesOf(QUEUE).map(({ slug }) => slug)).toEqual(['adazi', 'ezerkrasti', 'vidzale']);
  });

  it('reads anything unknown in the address as what waits', () => {
    expect(queueState('viss')).toBe('waiting');
    expect(queueState(undefined)).toBe('waiting');
    expect(queueState('done')).toBe('done');
  });
});
