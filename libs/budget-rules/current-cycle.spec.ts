import type { CycleState } from '#libs/contracts';
import { currentCycle, cycleAct, type DatedCycle } from './current-cycle.js';

const cycle = (state: CycleState): DatedCycle => ({
  state,
  rules: { ideas: { from: '2027-02-01', to: '2027-02-20' } },
  submission: { from: '2027-03-01', to: '2027-03-31' },
  voting: { from: '2027-06-01', to: '2027-06-15' },
});
const later = (state: CycleState): DatedCycle => ({
  state,
  rules: { ideas: { from: '2027-03-10', to: '2027-06-20' } },
  submission: { from: '2027-07-01', to: '2027-07-31' },
  voting: { from: '2027-09-01', to: '2027-09-15' },
});

it.each([
  ['submission', '2027-01-31', null],
  ['submission', '2027-02-01', 'ideas'],
  ['submission', '2027-02-20', 'ideas'],
  ['submission', '2027-02-21', null],
  ['submission', '2027-03-01', 'submit'],
  ['submission', '2027-03-31', 'submit'],
  ['submission', '2027-04-01', null],
  ['evaluation', '2027-03-31', null],
  ['ballot_ready', '2027-06-01', null],
  ['voting', '2027-05-31', null],
  ['voting', '2027-06-01', 'vote'],
  ['voting', '2027-06-15', 'vote'],
  ['voting', '2027-06-16', null],
] as const)('%s on %s: %s', (state, day, act) => {
  expect(cycleAct(cycle(state), day)).toBe(act);
});

it.each([
  ['both take something: projects before ideas', 'submission', 'submission', '2027-03-10', 0],
  ['a vote before ideas', 'voting', 'submission', '2027-06-15', 0],
  ['ideas of the later one while the older is evaluated', 'evaluation', 'submission', '2027-04-20', 1],
  ['projects of the later one while the older is counted', 'counted', 'submission', '2027-07-01', 1],
  ['a vote on the later one although the older is not counted', 'voting_ended', 'voting', '2027-09-01', 1],
  ['nothing to do: the oldest', 'evaluation', 'evaluation', '2027-08-10', 0],
] as const)('%s', (_what, older, newer, day, chosen) => {
  const both = [cycle(older), later(newer)];
  expect(currentCycle(both, day)).toBe(both[chosen]);
});

it('is none where no cycle runs', () => {
  expect(currentCycle([], '2027-03-10')).toBeNull();
});
