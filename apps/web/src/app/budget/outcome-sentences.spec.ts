import type { ProjectOutcome } from '#libs/contracts';
import { outcomeSentences, type Speaker } from './outcome-sentences';

const speaker: Speaker = {
  say: (key, params) => `${key.replace('budget.outcome.', '')}${params ? JSON.stringify(params) : ''}`,
  count: (key, count, params) =>
    `${key.replace('budget.', '')}(${count})${params ? JSON.stringify(params) : ''}`,
  money: (cents) => `${cents / 100} EUR`,
};
const outcome = (changes: Partial<ProjectOutcome>): ProjectOutcome => ({
  nr: 4,
  unitId: 'u',
  rank: 2,
  votes: 21,
  costCents: 15_000_00,
  won: false,
  reason: 'no_money_left',
  leftBeforeCents: 9_000_00,
  missingCents: 6_000_00,
  votesNeeded: 3,
  tiedWith: [],
  ...changes,
});

describe('why a project won or lost', () => {
  it('a winner is told its votes, its place and the money that was there', () => {
    const won = outcome({ won: true, reason: 'fits', missingCents: 0, votesNeeded: 0 });
    expect(outcomeSentences(won, speaker)).toEqual([
      'won{"votes":"votes(21)","rank":2,"cost":"15000 EUR","left":"9000 EUR"}',
    ]);
  });

  it('a loser is told what money and how many votes it lacked', () => {
    expect(outcomeSentences(outcome({}), speaker)).toEqual([
      'noMoney{"votes":"votes(21)","rank":2,"cost":"15000 EUR","left":"9000 EUR","missing":"6000 EUR"}',
      'outcome.needed(3)',
    ]);
  });

  it('says so when no number of votes would have helped', () => {
    expect(outcomeSentences(outcome({ votesNeeded: null }), speaker)[1]).toBe('never');
  });

  it('names the equal ones and leaves nobody to guess the rule', () => {
    const sentences = outcomeSentences(outcome({ tiedWith: [2, 7] }), speaker);
    expect(sentences[2]).toBe('outcome.tie(2){"numbers":"2, 7"}');
  });

  it('a project that nobody chose is not told of ties', () => {
    const none = outcome({ reason: 'no_votes', votes: 0, votesNeeded: 1, tiedWith: [2] });
    expect(outcomeSentences(none, speaker)).toEqual(['noVotes', 'outcome.needed(1)']);
  });

  it('a project after the end of the selection is told that it ended', () => {
    const stopped = outcome({ reason: 'after_stop', missingCents: 0 });
    expect(outcomeSentences(stopped, speaker)[0]).toBe('afterStop{"votes":"votes(21)","rank":2}');
  });
});
