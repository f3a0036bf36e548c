import type { ReviewQueueItem } from '#libs/contracts';
import { filterQueue, placesOf, readFilter } from './queue-filter';

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
  grounds: ['money'],
  amending: false,
  ...change,
});

const late = {
  opinionBy: { day: '2027-02-20', overdue: true } as ReviewQueueItem['opinionBy'],
  grounds: ['penalties_45_2' as const],
  amending: true,
};
const QUEUE = {
  waiting: [
    item('a', 'vidzale', late),
    item('b', 'ezerkrasti'),
    item('e', 'vidzale', { round: 2, opinionBy: { day: '2027-03-06' } as ReviewQueueItem['opinionBy'] }),
  ],
  done: [item('c', 'vidzale', { outcome: 'silent' }), item('d', 'adazi', { copied: true })],
};

describe('the queue of a ministry', () => {
  it.each([
    ['', '', '', '', 'a b e'],
    ['waiting', 'vidzale', '', '', 'a e'],
    ['overdue', '', '', '', 'a'],
    ['done', '', '', '', 'c'],
    ['copied', '', '', '', 'd'],
    ['copied', 'vidzale', '', '', ''],
    ['', '', 'unknown', '', 'b'],
    ['', '', '3', '', 'a'],
    ['', '', '7', '', 'a e'],
    ['', '', '', 'penalties_45_2', 'a'],
    ['', '', '', 'amending', 'a'],
    ['', '', '', 'again', 'e'],
    ['', 'vidzale', '14', 'money', 'e'],
    ['viss', '', 'rīt', 'nezināms', 'a b e'],
  ])('filtered by "%s", "%s", "%s" and "%s" has %s', (state, place, term, kind, ids) => {
    const rows = filterQueue(QUEUE, readFilter(state, place, term, kind), '2027-03-01');
    expect(rows.map(({ id }) => id).join(' ')).toBe(ids);
  });

  it('offers every municipality once, by name', () => {
    expect(placesOf(QUEUE).map(({ slug }) => slug)).toEqual(['adazi', 'ezerkrasti', 'vidzale']);
  });
});
