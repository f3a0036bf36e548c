import type { OutcomeReason, ProjectOutcome } from '#libs/contracts';
import en from '../../../i18n/en/budget.json';
import lv from '../../../i18n/lv/budget.json';
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
  place: null,
  votes: 21,
  weightedHundredths: null,
  supporters: 21,
  costCents: 15_000_00,
  grantedCents: 0,
  won: false,
  reason: 'no_money_left',
  leftBeforeCents: 9_000_00,
  missingCents: 6_000_00,
  excludedBy: null,
  effectiveHundredths: null,
  wouldWin: { votes: 3, costCents: 9_000_00 },
  tiedWith: [],
  ...changes,
});
const facts = (more: object): string =>
  JSON.stringify({
    ...{ votes: 'votes(21)', rank: 2, cost: '15000 EUR', left: '9000 EUR', missing: '6000 EUR' },
    ...{ granted: '0 EUR', other: null },
    ...more,
  });

describe('why a project won or lost', () => {
  it('a winner is told its votes, its place and the money that was there', () => {
    const won = outcome({
      won: true,
      reason: 'fits',
      missingCents: 0,
      grantedCents: 15_000_00,
      wouldWin: null,
    });
    expect(outcomeSentences(won, speaker)).toEqual([
      `won${facts({ missing: '0 EUR', granted: '15000 EUR' })}`,
    ]);
  });

  it('a loser is told what money it lacked, and what votes and what cost would have changed it', () => {
    expect(outcomeSentences(outcome({}), speaker)).toEqual([
      `noMoney${facts({})}`,
      'outcome.needed(3)',
      'cheaper{"cost":"9000 EUR"}',
    ]);
  });

  it('a loser to which voters gave points is told of voters who would give it all', () => {
    expect(outcomeSentences(outcome({ votes: 63 }), speaker)[1]).toBe('outcome.neededFull(3)');
  });

  it('says so when no number of votes would have helped, and nothing of what was not tried', () => {
    const never = outcome({ wouldWin: { votes: null, costCents: null } });
    expect(outcomeSentences(never, speaker).slice(1)).toEqual(['never']);
    expect(outcomeSentences(outcome({ wouldWin: null }), speaker)).toHaveLength(1);
  });

  it('names the equal ones, but not to a project that nobody chose', () => {
    expect(outcomeSentences(outcome({ tiedWith: [2, 7] }), speaker).at(-1)).toBe(
      'outcome.tie(2){"numbers":"2, 7"}',
    );
    const none = outcome({
      reason: 'no_votes',
      votes: 0,
      supporters: 0,
      wouldWin: { votes: 1, costCents: null },
      tiedWith: [2],
    });
    expect(outcomeSentences(none, speaker)).toEqual(['noVotes', 'outcome.needed(1)']);
  });

  it('tells points where voters give points, and the effective support where supporters pay', () => {
    const shared = outcome({
      won: true,
      reason: 'shared',
      votes: 63,
      effectiveHundredths: 1_950,
      wouldWin: null,
    });
    expect(outcomeSentences(shared, speaker)).toEqual([
      `wonShared${facts({ votes: 'outcome.points(63)' })}`,
      'effective{"support":19}',
    ]);
  });

  it.each<OutcomeReason>([
    ...([
      'fits',
      'large',
      'fits_next',
      'funded_in_part',
      'shared',
      'completed',
      'no_money_left',
      'after_stop',
    ] as const),
    ...([
      'no_votes',
      'below_threshold',
      'excluded',
      'quota_full',
      'quota_money',
      'supporters_lack_money',
    ] as const),
    ...(['ended_here', 'dearer_than_budget'] as const),
  ])('has a sentence for %s in both languages', (reason) => {
    const [sentence = ''] = outcomeSentences(outcome({ reason }), speaker);
    const key = sentence.replace(/\{.*/, '');
    expect([lv, en].map(({ outcome: texts }) => typeof (texts as Record<string, unknown>)[key])).toEqual([
      'string',
      'string',
    ]);
  });
});
