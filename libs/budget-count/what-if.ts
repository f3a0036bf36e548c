import type { WouldWin } from '#libs/contracts';
import { countElection } from './count-election.js';
import type { CycleElection } from './cycle-election.js';
import { election, type Election } from './election.js';
import type { CountRule } from './rule-name.js';
import type { ElectionTies } from './tie-order.js';

/** How an election is counted; the order of ties may depend on costs and votes. */
export interface CountedBy {
  rule: CountRule;
  ties: (election: Election) => ElectionTies;
  /** What one vote more for a project adds to its score, before its coefficient. */
  vote: number;
}

/**
 * What would have made a project win, everything else as it is: found by counting again. A greedy count goes through
 * the projects once, so more votes or a lower cost can only help, and the numbers are the least votes and the highest
 * cost. For other rules one vote more is one ballot more that names only this project, and the numbers are the ends of
 * what was tried: with them it wins, with one vote fewer or one euro more it does not.
 * @param counts how often it may be counted again at most, for rules that take long; greedy ones are asked whatever
 * they need.
 * @returns null where so many counts do not do.
 */
export function wouldWin(counted: CycleElection, p: number, by: CountedBy, counts: number): WouldWin | null {
  const { election: base } = counted;
  const greedy = by.rule.method === 'greedy';
  let left = greedy ? Infinity : counts;
  const wins = (changed: Election): boolean => {
    left -= 1;
    const { winners } = countElection(changed, by.rule, by.ties(changed), {
      restrictions: counted.restrictions,
    });
    return winners.includes(base.projects[p]?.id ?? '');
  };
  const voted = greedy
    ? (more: number): Election => withVotes(counted, p, more, by.vote)
    : (more: number): Election => withBallots(counted, p, more, by.vote);
  const most = greedy ? mostVotes(counted, p) : Math.max(base.ballots * 2, 16);
  const votes = leastThat(most, (more) => left > 0 && wins(voted(more)));
  // A cent decides a greedy count; prices of Equal Shares are found to the euro.
  const step = greedy ? 1 : base.unit;
  const cost = base.projects[p]?.cost ?? 0;
  const steps = Math.ceil(cost / step) - 1;
  const fewer = leastThat(steps, (down) => left > 0 && wins(withCost(base, p, (steps - down + 1) * step)));
  if (left <= 0) return null;
  return { votes, costCents: fewer === null ? null : (steps - fewer + 1) * step };
}

/** The least number from 1 on for which it holds, by doubling and halving; null where it does not hold for the most. */
function leastThat(most: number, holds: (value: number) => boolean): number | null {
  let [low, high] = [0, 1];
  while (high < most && !holds(high)) [low, high] = [high, Math.min(high * 2, most)];
  if (most < 1 || (high === most && !holds(high))) return null;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** With so many votes more it is first, past every threshold. */
function mostVotes({ election: base, restrictions }: CycleElection, p: number): number {
  const supporters = base.supporters[p] ?? 0;
  const ahead = base.total.reduce((most, total) => Math.max(most, total), 0) + 1;
  // By votes for the money a dear project needs more votes than the first has.
  const dearest = Math.max(1, ...base.projects.map(({ cost }) => (base.projects[p]?.cost ?? 0) / cost));
  const least = Math.max(restrictions.threshold[p] ?? 0, restrictions.large?.votes ?? 0) - supporters;
  return Math.min(Math.max(Math.ceil(ahead * dearest), least), Number.MAX_SAFE_INTEGER / 1e6);
}

function withVotes(
  { election: base, factor }: CycleElection,
  p: number,
  more: number,
  vote: number,
): Election {
  const total = base.total.slice();
  const supporters = base.supporters.slice();
  total[p] = (total[p] ?? 0) + more * vote * (factor[p] ?? 1);
  supporters[p] = (supporters[p] ?? 0) + more;
  return { ...base, total, supporters };
}

function withBallots(
  { election: base, factor }: CycleElection,
  p: number,
  more: number,
  vote: number,
): Election {
  const alone = election(base, [{ choices: [{ project: p, score: vote * (factor[p] ?? 1) }] }]);
  const offset = base.project.length;
  const add = (a: Float64Array, b: Float64Array, times = 1): Float64Array =>
    a.map((value, at) => value + (b[at] ?? 0) * times);
  return {
    ...base,
    ballots: base.ballots + more,
    weight: Float64Array.from([...base.weight, more]),
    start: Int32Array.from([...base.start, offset + 1]),
    project: Int32Array.from([...base.project, p]),
    score: Float64Array.from([...base.score, ...alone.score]),
    total: add(base.total, alone.total, more),
    supporters: add(base.supporters, alone.supporters, more),
  };
}

function withCost(base: Election, p: number, cost: number): Election {
  return { ...base, projects: base.projects.map((one, at) => (at === p ? { ...one, cost } : one)) };
}
