import type { CycleState } from '#libs/contracts';
import { cycleSteps, nextAction, passedShare, standing, stateWord } from './cycle-steps';

const cycle = (state: CycleState, today: string, announcedOn: string | null = null) => ({
  state,
  today,
  announcedOn,
  submission: { from: '2027-03-01', to: '2027-03-31' },
  evaluationUntil: '2027-05-14',
  voting: { from: '2027-06-01', to: '2027-06-15' },
  rules: { ideas: null as { from: string; to: string } | null },
});
const withIdeas = (state: CycleState, today: string) => ({
  ...cycle(state, today),
  rules: { ideas: { from: '2027-02-01', to: '2027-02-20' } },
});
const states = (state: CycleState) => cycleSteps(cycle(state, '2027-04-10')).map((step) => step.state);

describe('a cycle as steps', () => {
  it.each([
    ['preparing', ['next', 'next', 'next', 'next', 'next']],
    ['submission', ['now', 'next', 'next', 'next', 'next']],
    ['evaluation', ['done', 'now', 'next', 'next', 'next']],
    ['ballot_ready', ['done', 'done', 'next', 'next', 'next']],
    ['voting', ['done', 'done', 'now', 'next', 'next']],
    ['voting_ended', ['done', 'done', 'done', 'now', 'next']],
    ['counted', ['done', 'done', 'done', 'now', 'next']],
    ['announced', ['done', 'done', 'done', 'done', 'now']],
    ['closed', ['done', 'done', 'done', 'done', 'done']],
    ['cancelled', ['skipped', 'skipped', 'skipped', 'skipped', 'skipped']],
  ] as const)('%s', (state, expected) => {
    expect(states(state)).toEqual(expected);
  });

  it('marks how much of the running step has passed, and nothing else', () => {
    const steps = cycleSteps(cycle('submission', '2027-03-10'));
    expect(steps.map(({ passed }) => passed)).toEqual([32, 0, 0, 0, 0]);
    expect(steps.map(({ today }) => today)).toEqual([true, false, false, false, false]);
  });

  it('cites the articles that set the terms', () => {
    const cited = cycleSteps(cycle('voting', '2027-06-02')).map(({ article }) => article?.ref ?? null);
    expect(cited).toEqual(['61.3', '60(4)', '61.6', null, '62(2)']);
  });
});

describe('a cycle that collects ideas first', () => {
  it.each([
    ['2027-01-31', 'next', 'next', 'projects', 'submissionSoon'],
    ['2027-02-01', 'now', 'next', 'ideas', 'ideas'],
    ['2027-02-20', 'now', 'next', 'ideas', 'ideas'],
    ['2027-02-21', 'done', 'next', 'projects', 'submissionSoon'],
    ['2027-03-01', 'done', 'now', 'submit', 'submission'],
  ] as const)('%s', (today, ideas, submission, action, key) => {
    const at = withIdeas('submission', today);
    const [first, second] = cycleSteps(at);
    expect([first?.name, first?.state, second?.name, second?.state]).toEqual([
      ...['ideas', ideas],
      ...['submission', submission],
    ]);
    expect([nextAction(at), standing(at).key]).toEqual([action, key]);
  });

  it.each([
    ['2027-02-10', 'budget.steps.ideas'],
    ['2027-03-01', 'budget.cycleState.submission'],
  ])('is named by what it asks for on %s', (today, word) => {
    expect(stateWord(withIdeas('submission', today))).toBe(word);
  });

  it('has them behind it once projects are evaluated, and asks for none', () => {
    const [first] = cycleSteps(withIdeas('evaluation', '2027-02-10'));
    expect([first?.state, first?.today]).toEqual(['done', false]);
    expect(cycleSteps(withIdeas('cancelled', '2027-02-10')).map(({ state }) => state)).not.toContain('now');
  });
});

describe('the passed share of a term', () => {
  it.each([
    ['2027-02-28', 0],
    ['2027-03-01', 3],
    ['2027-03-31', 100],
    ['2027-04-10', 100],
  ])('on %s', (today, share) => {
    expect(passedShare('2027-03-01', '2027-03-31', today)).toBe(share);
  });

  it('of a term turned round is nothing', () => {
    expect(passedShare('2027-03-31', '2027-03-01', '2027-03-10')).toBe(0);
  });
});

describe('the one next action', () => {
  it.each([
    ['preparing', '2027-02-01', null],
    ['submission', '2027-02-28', 'projects'],
    ['submission', '2027-03-01', 'submit'],
    ['submission', '2027-03-31', 'submit'],
    ['submission', '2027-04-01', 'projects'],
    ['evaluation', '2027-04-10', 'projects'],
    ['voting', '2027-06-15', 'vote'],
    ['voting', '2027-06-16', 'projects'],
    ['counted', '2027-06-17', 'projects'],
    ['announced', '2027-06-20', 'results'],
    ['closed', '2029-06-20', 'results'],
    ['cancelled', '2027-06-20', null],
  ] as const)('%s on %s is %s', (state, today, action) => {
    expect(nextAction(cycle(state, today))).toBe(action);
  });
});

describe('where a cycle stands', () => {
  it('counts the days left to submit and to vote', () => {
    expect(standing(cycle('submission', '2027-03-30'))).toEqual({
      key: 'submission',
      day: '2027-03-31',
      left: 1,
    });
    expect(standing(cycle('voting', '2027-06-15')).left).toBe(0);
  });

  it('says that a term is over although nobody has moved the cycle on yet', () => {
    expect(standing(cycle('submission', '2027-04-01')).key).toBe('submissionOver');
    expect(standing(cycle('voting', '2027-06-16')).key).toBe('votingOver');
  });

  it('tells an opened submission that has not begun', () => {
    expect(standing(cycle('submission', '2027-02-27'))).toEqual({
      key: 'submissionSoon',
      day: '2027-03-01',
      left: 2,
    });
  });
});
