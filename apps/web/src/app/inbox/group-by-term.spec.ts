import type { DeadlineView } from '#libs/contracts';
import { groupByTerm, termOf } from './group-by-term';

const today = '2027-03-01';
const deadline = (day: string, sense: DeadlineView['sense'] = 'due'): DeadlineView => ({
  code: 'SN.SEND_LV',
  article: { act: 'PL', ref: '47(1)' },
  from: '2027-02-20',
  day,
  sense,
  workingDaysLeft: 0,
  overdue: sense === 'due' && day < today,
  explanation: [],
});

describe('what waits, by the day it is due', () => {
  it.each([
    ['2027-02-28', 'overdue'],
    ['2027-03-01', 'week'],
    ['2027-03-08', 'week'],
    ['2027-03-09', 'later'],
  ])('due on %s is %s', (day, term) => {
    expect(termOf(deadline(day), today)).toBe(term);
  });

  it('a day from which something may be done presses nobody', () => {
    expect(termOf(deadline('2027-02-01', 'earliest'), today)).toBe('later');
    expect(termOf(deadline('2027-03-02', 'passes'), today)).toBe('later');
    expect(termOf(null, today)).toBe('open');
  });

  it('keeps the order inside a group and leaves empty groups out', () => {
    const items = [
      { id: 1, deadline: null },
      { id: 2, deadline: deadline('2027-02-01') },
      { id: 3, deadline: null },
    ];
    expect(groupByTerm(items, today).map((group) => [group.term, group.items.map((one) => one.id)])).toEqual([
      ['overdue', [2]],
      ['open', [1, 3]],
    ]);
  });
});
