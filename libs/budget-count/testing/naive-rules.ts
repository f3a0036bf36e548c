import { compareFractions, fraction, type Fraction } from '../fraction.js';
import type { ElectionBallot, ElectionProject } from '../election.js';

/** Rules written down as literally as they are defined, slow and exact, to hold the fast ones against. */
export interface NaiveElection {
  projects: readonly ElectionProject[];
  budget: number;
  ballots: readonly ElectionBallot[];
}

const plus = (a: Fraction, b: Fraction): Fraction => fraction(a.num * b.den + b.num * a.den, a.den * b.den);
const minus = (a: Fraction, b: Fraction): Fraction => fraction(a.num * b.den - b.num * a.den, a.den * b.den);
const times = (a: Fraction, b: Fraction): Fraction => fraction(a.num * b.num, a.den * b.den);
const over = (a: Fraction, b: Fraction): Fraction => fraction(a.num * b.den, a.den * b.num);
const less = (a: Fraction, b: Fraction): boolean => compareFractions(a, b) < 0;
const ZERO = fraction(0);

/** Equal Shares with one endowment; the utility of a project for a ballot is `utility(score, cost)`. */
export function naiveEqualShares(
  { projects, ballots }: NaiveElection,
  endowment: Fraction,
  utility: (score: number, cost: number) => number,
  ties: (a: number, b: number) => number,
): { order: number[]; tied: number[][]; left: Fraction[] } {
  const left = ballots.map(() => endowment);
  const gives = (i: number, p: number): Fraction => {
    const score = ballots[i]?.choices.find(({ project }) => project === p)?.score ?? 0;
    return fraction(utility(score, projects[p]?.cost ?? 0));
  };
  const of = (list: readonly Fraction[], i: number): Fraction => list[i] ?? ZERO;
  const order: number[] = [];
  const tied: number[][] = [];
  for (;;) {
    let best: { rho: Fraction; at: number[] } | null = null;
    for (let p = 0; p < projects.length; p += 1) {
      const who = ballots.map((_, i) => i).filter((i) => gives(i, p).num > 0n);
      if (who.length === 0 || order.includes(p)) continue;
      let need = fraction(projects[p]?.cost ?? 0);
      if (
        less(
          who.reduce((sum, i) => plus(sum, of(left, i)), ZERO),
          need,
        )
      )
        continue;
      let rest = who.reduce((sum, i) => plus(sum, gives(i, p)), ZERO);
      const ratio = (i: number): Fraction => over(of(left, i), gives(i, p));
      let rho = ZERO;
      for (const i of who.sort((a, b) => compareFractions(ratio(a), ratio(b)))) {
        rho = over(need, rest);
        if (!less(of(left, i), times(rho, gives(i, p)))) break;
        need = minus(need, of(left, i));
        rest = minus(rest, gives(i, p));
      }
      const difference = best ? compareFractions(rho, best.rho) : -1;
      if (difference < 0) best = { rho, at: [p] };
      else if (difference === 0) best?.at.push(p);
    }
    if (!best) return { order, tied, left };
    const [winner = 0] = best.at.sort(ties);
    for (let i = 0; i < ballots.length; i += 1) {
      const share = times(best.rho, gives(i, winner));
      left[i] = minus(of(left, i), less(of(left, i), share) ? of(left, i) : share);
    }
    order.push(winner);
    if (best.at.length > 1) tied.push(best.at);
  }
}

/** Sequential Phragmén; stops at the first purchase that does not fit. */
export function naivePhragmen(
  { projects, budget, ballots }: NaiveElection,
  ties: (a: number, b: number) => number,
): number[] {
  const load = ballots.map(() => ZERO);
  const order: number[] = [];
  let spent = 0;
  const supports = (i: number, p: number): boolean =>
    ballots[i]?.choices.some(({ project }) => project === p) === true;
  for (;;) {
    let best: { moment: Fraction; at: number[] } | null = null;
    projects.forEach(({ cost }, p) => {
      const who = ballots.map((_, i) => i).filter((i) => supports(i, p));
      if (who.length === 0 || cost > budget || order.includes(p)) return;
      const due = who.reduce((sum, i) => plus(sum, load[i] ?? ZERO), fraction(cost));
      const moment = over(due, fraction(who.length));
      const difference = best ? compareFractions(moment, best.moment) : -1;
      if (difference < 0) best = { moment, at: [p] };
      else if (difference === 0) best?.at.push(p);
    });
    const found = best as { moment: Fraction; at: number[] } | null;
    if (!found || found.at.some((p) => spent + (projects[p]?.cost ?? 0) > budget)) return order;
    const [winner = 0] = found.at.sort(ties);
    ballots.forEach((_, i) => {
      if (supports(i, winner)) load[i] = found.moment;
    });
    order.push(winner);
    spent += projects[winner]?.cost ?? 0;
  }
}
