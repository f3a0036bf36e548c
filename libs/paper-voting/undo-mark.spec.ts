import { papersLeft, undoDecisionViolations, undoViolations, type MarkFacts } from './index.js';

const codes = (found: readonly { code: string }[]) => found.map(({ code }) => code);

describe('a mark that was a mistake', () => {
  const facts: MarkFacts = {
    entry: { channel: 'in_person', votedOn: '2027-05-03', unitId: 'u' },
    today: '2027-05-03',
    markedHere: 1,
    paper: { unitId: 'u' },
    asked: false,
  };

  it.each<[string, Partial<MarkFacts>, string[]]>([
    ['the paper is back on the same day', {}, []],
    ['nobody is marked', { entry: null }, ['mark_not_there']],
    [
      'a credential was issued, whatever else holds',
      { entry: { channel: 'online', votedOn: '2027-05-03', unitId: 'u' } },
      ['mark_was_online'],
    ],
    ['it was another day', { today: '2027-05-04' }, ['mark_of_other_day']],
    ['the clerk marked nobody there', { markedHere: 0 }, ['mark_of_other_clerk']],
    ['somebody asked before', { asked: true }, ['mark_undo_waits']],
    ['no paper came back', { paper: null }, ['paper_number_unknown']],
    ['a paper of another unit came back', { paper: { unitId: 'v' } }, ['mark_paper_of_other_unit']],
  ])('when %s', (_when, changes, expected) => {
    expect(codes(undoViolations({ ...facts, ...changes }))).toEqual(expected);
  });

  it('is undone by a second person, once', () => {
    const waiting = { state: 'waiting', askedBy: 'a' } as const;
    expect(undoDecisionViolations(waiting, 'b')).toEqual([]);
    expect(codes(undoDecisionViolations(waiting, 'a'))).toEqual(['mark_undo_needs_other']);
    expect(codes(undoDecisionViolations(waiting, null))).toEqual(['mark_undo_needs_other']);
    expect(codes(undoDecisionViolations({ ...waiting, state: 'undone' }, 'b'))).toEqual([
      'mark_undo_decided',
    ]);
  });

  it('leaves the account of papers as it was, but for the one that is void', () => {
    const account = { printed: 20, spoiled: 1, marked: 8, closedEnvelopes: 2 };
    expect(papersLeft(account)).toBe(9);
    expect(papersLeft({ ...account, spoiled: 2, marked: 7 })).toBe(9);
    expect(papersLeft({ ...account, marked: 18 })).toBe(-1);
  });
});
