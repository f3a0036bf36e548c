import type { Election } from './election.js';
import type { Utility } from './equal-shares.js';
import { Selection, type Restrictions } from './restrictions.js';
import type { ElectionTies } from './tie-order.js';

/** Why a project won or lost in a greedy count. */
export type GreedyReason =
  | 'fits'
  /** Most votes of all, and large enough for the exception that by-laws make. */
  | 'large'
  /** Taken with the money that the quotas left. */
  | 'fits_next'
  | 'funded_in_part'
  | 'no_money_left'
  | 'after_stop'
  | 'no_votes'
  | 'below_threshold'
  | 'excluded'
  | 'quota_full'
  /** Its quota has not its cost left, though the election has. */
  | 'quota_money';

/** What happened to one project, in the order of the count. */
export interface GreedyStep {
  project: number;
  won: boolean;
  reason: GreedyReason;
  /** Money it could have taken when it was its turn. */
  available: number;
  /** What it gets: its cost, less where it is funded in part, 0 where it lost. */
  granted: number;
  /** The winner that rules it out. */
  excludedBy?: number;
}

/** The order in which a greedy rule looks at projects: most votes, or most votes for the money, first. */
export function greedyOrder(
  { projects, total }: Election,
  utility: Utility,
  ties: ElectionTies,
): ElectionTies {
  if (utility === 'cost') return (a, b) => (total[b] ?? 0) - (total[a] ?? 0) || ties(a, b);
  const side = (a: number, b: number): bigint => BigInt(total[a] ?? 0) * BigInt(projects[b]?.cost ?? 0);
  return (a, b) => {
    const difference = side(b, a) - side(a, b);
    return difference === 0n ? ties(a, b) : difference < 0n ? -1 : 1;
  };
}

/** Whether a greedy rule puts two projects side by side, so that only the order of ties decides. */
export function sameForGreedy(
  { projects, total }: Election,
  utility: Utility,
  a: number,
  b: number,
): boolean {
  if (utility === 'cost') return total[a] === total[b];
  return (
    BigInt(total[a] ?? 0) * BigInt(projects[b]?.cost ?? 0) ===
    BigInt(total[b] ?? 0) * BigInt(projects[a]?.cost ?? 0)
  );
}

/**
 * Goes through the projects in the given order and takes what fits in the money left. Projects without a vote come last
 * and never win, and end nothing; nor does one that misses the threshold, that a winner rules out, or whose quota is
 * full.
 * @param among the projects that compete, where others have been taken before.
 */
export function greedy(
  election: Election,
  order: ElectionTies,
  restrictions: Restrictions,
  selection = new Selection(election, restrictions),
  among: readonly number[] = election.projects.map((_, p) => p),
): GreedyStep[] {
  const votes = (p: number): number => election.total[p] ?? 0;
  const cost = (p: number): number => election.projects[p]?.cost ?? 0;
  const supported = among.filter((p) => votes(p) > 0).sort(order);
  const others = among.filter((p) => votes(p) === 0).sort(order);
  const stopped = new Set<number | undefined>();
  const { part, large, whenNotFitting } = restrictions;

  const lost = (project: number, reason: GreedyReason, available: number): GreedyStep => {
    return { project, won: false, reason, available, granted: 0 };
  };
  /** Takes the project, in part where that is allowed; null where the money does not do. */
  const bought = (project: number, available: number, reason: GreedyReason): GreedyStep | null => {
    const fits = cost(project) <= available;
    const inPart =
      part?.agreed.includes(project) &&
      available > 0 &&
      BigInt(available) * BigInt(part.den) >= BigInt(cost(project)) * BigInt(part.num);
    if (!fits && !inPart) return null;
    const granted = Math.min(cost(project), available);
    selection.take(project, granted);
    return { project, won: true, reason: fits ? reason : 'funded_in_part', available, granted };
  };
  const look = (project: number): GreedyStep => {
    const available = selection.room(project);
    if (votes(project) === 0) return lost(project, 'no_votes', available);
    const bar = selection.bar(project);
    if (bar?.reason === 'below_threshold') return lost(project, 'below_threshold', available);
    if (stopped.has(selection.quota(project))) return lost(project, 'after_stop', available);
    if (bar?.reason === 'excluded') return { ...lost(project, 'excluded', available), excludedBy: bar.by };
    if (bar?.reason === 'quota_full') return lost(project, 'quota_full', available);
    const step = bought(project, available, 'fits');
    if (step) return step;
    if (whenNotFitting === 'stop') stopped.add(selection.quota(project));
    return lost(project, cost(project) <= selection.left ? 'quota_money' : 'no_money_left', available);
  };

  const first = supported.find((p) => selection.bar(p)?.reason !== 'below_threshold');
  const exception = first !== undefined && large && isLarge(election, first, large) ? first : null;
  const steps = [...supported, ...others].map((p): GreedyStep => {
    if (p !== exception) return look(p);
    const available = selection.left;
    selection.takeLarge(p);
    return { project: p, won: true, reason: 'large', available, granted: cost(p) };
  });
  if (!restrictions.thenNext) return steps;
  return steps.map((step) => {
    const { project, reason } = step;
    if (reason !== 'quota_full' && reason !== 'quota_money' && reason !== 'no_money_left') return step;
    const bar = selection.bar(project);
    if (bar?.reason === 'excluded')
      return { ...lost(project, 'excluded', selection.left), excludedBy: bar.by };
    return bought(project, selection.left, 'fits_next') ?? lost(project, 'no_money_left', selection.left);
  });
}

function isLarge(
  { projects, budget, supporters }: Election,
  p: number,
  { from, to, votes }: NonNullable<Restrictions['large']>,
): boolean {
  const cost = projects[p]?.cost ?? 0;
  return cost >= from && cost <= to && cost <= budget && (supporters[p] ?? 0) >= votes;
}
