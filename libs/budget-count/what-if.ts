import { countElection } from './count-election.js';
import { election, type Election } from './election.js';
import type { ElectionResult } from './election-outcome.js';
import type { Restrictions } from './restrictions.js';
import type { CountRule } from './rule-name.js';
import type { ElectionTies } from './tie-order.js';

/** How an election is counted; the order of ties may depend on costs and votes. */
export interface CountedBy {
  rule: CountRule;
  ties: (election: Election) => ElectionTies;
  /** What one vote more for a project adds to its score, before its coefficient. */
  vote: number;
}

/** An election that is counted again for a project that lost. */
export interface Asked {
  election: Election;
  /** What one vote for the project counts for. */
  factor: number;
  /** What by-laws add, where so many ballots more name the project. */
  restrictionsWith: (more: number) => Restrictions;
}

/** What would have made a project win. */
export interface Change {
  /** Voters more who give it all they can; null = no number of them would do. */
  votes: number | null;
  /** In minor units; null = no lower cost was found. */
  cost: number | null;
}

/** Counts again for each loser: enough to halve the way to any number of votes and any cost. */
const TRIES = 96;
const MOST_STEPS = 1_200_000;
const MOST_VOTES = 1_000_000_000;

/**
 * How often may be tried for each loser. A greedy count looks at sums alone; by other rules a large election, of which one
 * count takes many steps, would take minutes.
 */
export function triesFor(
  { method }: CountRule,
  { project }: Election,
  { endowment, projects }: ElectionResult,
): number {
  const losers = projects.filter(({ won }) => !won).length;
  const steps = (endowment?.runs ?? 1) * project.length * losers;
  return method === 'greedy' || steps <= MOST_STEPS ? TRIES : 0;
}

/**
 * What would have made a project win, everything else as it is: found by counting again. A vote more is one ballot more
 * that gives all it can to this project and nothing to others. A greedy count goes through the projects once, so more votes
 * or a lower cost can only help, and the numbers are the least votes and the highest cost. For other rules they are the ends
 * of what was tried: with them it wins, with one vote fewer or one euro more it does not.
 * @param counts how often it may be counted again at most, for rules that take long; greedy ones are asked whatever
 * they need.
 * @returns null where so many counts do not do, or show neither votes that would do nor that none would.
 */
export function wouldWin(asked: Asked, p: number, by: CountedBy, counts: number): Change | null {
  const { election: base } = asked;
  const greedy = by.rule.method === 'greedy';
  const restrictions = asked.restrictionsWith(0);
  let left = greedy ? Infinity : counts;
  const wins = (changed: Election, added: Restrictions): boolean => {
    left -= 1;
    const { winners } = countElection(changed, by.rule, by.ties(changed), { restrictions: added });
    return winners.includes(base.projects[p]?.id ?? '');
  };
  const voted = greedy ? withVotes : withBallots;
  const votes = leastThat(
    mostVotes(asked, p, by),
    (more) => left > 0 && wins(voted(asked, p, more * by.vote, more), asked.restrictionsWith(more)),
  );
  const cost = highestCost(asked, p, greedy ? 1 : base.unit, (at) => {
    return left > 0 && wins(withCost(base, p, at), restrictions);
  });
  if (left <= 0 || (votes === null && !greedy && !tooDear(base, p, restrictions))) return null;
  return { votes, cost };
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

/**
 * A cent decides a greedy count; prices of Equal Shares are found to the euro. Below the least cost of a large project it
 * may lose again, so where that exception would do, nothing below is looked at.
 */
function highestCost(
  { election: { projects }, restrictionsWith }: Asked,
  p: number,
  step: number,
  wins: (cost: number) => boolean,
): number | null {
  const cost = projects[p]?.cost ?? 0;
  const large = restrictionsWith(0).large?.to ?? Infinity;
  const floor = step === 1 && cost > large && wins(large) ? large : step;
  const steps = Math.ceil((cost - floor) / step);
  const down = leastThat(steps, (by) => wins(floor + (steps - by) * step));
  return down === null ? null : floor + (steps - down) * step;
}

/** With so many votes it is first, past every threshold, and its supporters have nearly all the money. */
function mostVotes({ election: base, restrictionsWith }: Asked, p: number, { rule }: CountedBy): number {
  const supporters = base.supporters[p] ?? 0;
  const cost = base.projects[p]?.cost ?? 0;
  const ahead = base.total.reduce((most, total) => Math.max(most, total), 0) + 1;
  // By votes for the money a dear project needs more votes than the first has.
  const dearest = base.projects.reduce((most, other) => Math.max(most, cost / other.cost), 1);
  const over = base.budget - cost;
  const share = rule.method === 'equal_shares' && over > 0 ? (cost * base.ballots) / over + 1 : 0;
  const least = (restrictionsWith(0).large?.votes ?? 0) - supporters;
  let most = Math.ceil(Math.max(ahead * dearest, share, least, 16));
  while (most < MOST_VOTES && (restrictionsWith(most).threshold[p] ?? 0) > supporters + most) most *= 2;
  return Math.min(most, MOST_VOTES);
}

/** Whether no votes could buy it, by whichever rule. */
function tooDear({ projects, budget }: Election, p: number, { quotas }: Restrictions): boolean {
  const cost = projects[p]?.cost ?? 0;
  const quota = quotas.find((one) => one.projects.includes(p));
  return cost > Math.min(budget, quota?.money ?? Infinity);
}

function withVotes({ election: base, factor }: Asked, p: number, score: number, more: number): Election {
  const total = base.total.slice();
  const supporters = base.supporters.slice();
  total[p] = (total[p] ?? 0) + score * factor;
  supporters[p] = (supporters[p] ?? 0) + more;
  return { ...base, ballots: base.ballots + more, total, supporters };
}

function withBallots({ election: base, factor }: Asked, p: number, score: number, more: number): Election {
  const alone = election(base, [{ choices: [{ project: p, score: (score / more) * factor }] }]);
  const add = (a: Float64Array, b: Float64Array): Float64Array =>
    a.map((value, at) => value + (b[at] ?? 0) * more);
  return {
    ...base,
    ballots: base.ballots + more,
    weight: Float64Array.from([...base.weight, more]),
    start: Int32Array.from([...base.start, base.project.length + 1]),
    project: Int32Array.from([...base.project, p]),
    score: Float64Array.from([...base.score, ...alone.score]),
    total: add(base.total, alone.total),
    supporters: add(base.supporters, alone.supporters),
  };
}

function withCost(base: Election, p: number, cost: number): Election {
  return { ...base, projects: base.projects.map((one, at) => (at === p ? { ...one, cost } : one)) };
}
