import type { Election } from './election.js';
import { Selection, UNRESTRICTED, type Bar, type Restrictions } from './restrictions.js';
import { supportersOf } from './shared-money.js';
import type { ElectionTies } from './tie-order.js';

/** What sequential Phragmén bought, in the order of purchase. */
export interface PhragmenRun {
  purchases: { project: number; tied: number[] }[];
  /** Minor units. */
  cost: number;
  ties: number;
  /** The project that came next and did not fit, which ends the rule. */
  stoppedAt: number | null;
  /** Who came next together with it, itself among them; empty where it came alone. */
  stoppedTied: number[];
  /** Supported projects that something other than money ruled out. */
  barred: ReadonlyMap<number, Bar>;
}

/**
 * Sequential Phragmén (Los, Christoff, Grossi, IJCAI 2022, for projects with costs): all ballots earn money at the same
 * pace, and a project is bought the moment its supporters have its cost together, which they then have paid. It stops
 * at the first purchase that does not fit. Made for approvals; scores count only as "some".
 *
 * Exact: the load of a ballot is the moment of the last purchase it shared, so the loads of any group are a whole-number
 * combination of those moments.
 */
export function phragmen(
  election: Election,
  ties: ElectionTies,
  restrictions: Restrictions = UNRESTRICTED,
): PhragmenRun {
  const { projects, budget, supporters: many, weight, start, project: choice } = election;
  const { from, ballot } = supportersOf(election);
  const last = new Int32Array(weight.length).fill(-1);
  /** Moments of the purchases so far, times the common denominator. */
  let moments: bigint[] = [];
  let denominator = 1n;
  /** For each project the ballots by the last purchase they shared. */
  const loads = projects.map(() => new Map<number, number>());
  const selection = new Selection(election, restrictions);
  const supported = projects.map((_, p) => p).filter((p) => (many[p] ?? 0) > 0);
  const bought = { purchases: [] as PhragmenRun['purchases'], cost: 0, ties: 0 };
  const ended = (stoppedAt: number | null, stoppedTied: number[] = []): PhragmenRun => {
    const winners = new Set(selection.taken);
    return {
      ...bought,
      stoppedAt,
      stoppedTied,
      barred: selection.barred(supported.filter((p) => !winners.has(p))),
    };
  };
  let open = supported.filter((p) => (projects[p]?.cost ?? 0) <= budget && selection.bar(p) === null);
  /** Money the project's supporters have to have earned together, times the common denominator. */
  const due = (p: number): bigint => {
    let sum = BigInt(projects[p]?.cost ?? 0) * denominator;
    for (const [purchase, ballots] of loads[p] ?? []) sum += (moments[purchase] ?? 0n) * BigInt(ballots);
    return sum;
  };
  while (open.length > 0) {
    let soonest: { project: number; due: bigint; many: bigint }[] = [];
    for (const project of open) {
      const one = { project, due: due(project), many: BigInt(many[project] ?? 0) };
      const [best] = soonest;
      const difference = best ? one.due * best.many - best.due * one.many : -1n;
      if (difference < 0n) soonest = [one];
      else if (difference === 0n) soonest.push(one);
    }
    soonest.sort((a, b) => ties(a.project, b.project));
    const tooDear = soonest.find(({ project }) => bought.cost + (projects[project]?.cost ?? 0) > budget);
    const [next] = soonest;
    if (!next) return ended(null);
    const tied = soonest.length > 1 ? soonest.map(({ project }) => project) : [];
    if (tied.length > 0) bought.ties += 1;
    if (tooDear) return ended(tooDear.project, tied);
    denominator *= next.many;
    moments = moments.map((moment) => moment * next.many);
    const purchase = moments.push(next.due) - 1;
    for (let at = from[next.project] ?? 0; at < (from[next.project + 1] ?? 0); at += 1) {
      const i = ballot[at] ?? 0;
      const w = weight[i] ?? 0;
      for (let to = start[i] ?? 0; to < (start[i + 1] ?? 0); to += 1)
        move(loads[choice[to] ?? 0], last[i] ?? -1, purchase, w);
      last[i] = purchase;
    }
    bought.purchases.push({ project: next.project, tied });
    bought.cost += projects[next.project]?.cost ?? 0;
    selection.take(next.project);
    open = open.filter((p) => p !== next.project && selection.bar(p) === null);
  }
  return ended(null);
}

function move(loads: Map<number, number> | undefined, before: number, after: number, ballots: number): void {
  if (!loads) return;
  if (before >= 0) {
    const rest = (loads.get(before) ?? 0) - ballots;
    if (rest > 0) loads.set(before, rest);
    else loads.delete(before);
  }
  loads.set(after, (loads.get(after) ?? 0) + ballots);
}
