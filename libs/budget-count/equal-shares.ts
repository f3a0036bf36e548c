import type { Election } from './election.js';
import type { Fraction } from './fraction.js';
import { Selection, UNRESTRICTED, type Bar, type Restrictions } from './restrictions.js';
import { EPSILON, SharedMoney, supportersOf, type ExactPrice, type Supporters } from './shared-money.js';
import type { ElectionTies } from './tie-order.js';

/** What a project is worth to a ballot: its score, or its score times its cost. */
export type Utility = 'cost' | 'cardinality';

/** One purchase of Equal Shares. */
export interface Purchase {
  project: number;
  /** What each supporter with money enough paid per point of score, in minor units, not in lowest terms. */
  price: Fraction;
  /** All projects that could have been bought at the same price per utility, this one among them; empty without a tie. */
  tied: number[];
}

/** One run of Equal Shares with a fixed endowment. */
export interface EqualSharesRun {
  /** Minor units for each ballot. */
  endowment: Fraction;
  purchases: Purchase[];
  /** Minor units. */
  cost: number;
  ties: number;
  /** Supported projects that something other than money ruled out. */
  barred: ReadonlyMap<number, Bar>;
}

/**
 * The Method of Equal Shares (Peters, Pierczyński, Skowron, "Proportional Participatory Budgeting with Additive
 * Utilities", NeurIPS 2021): every ballot is given the same money, and again and again the project is bought whose
 * supporters pay the least per unit of utility when they share its cost equally, as far as their money goes.
 *
 * Exact: doubles with a known error decide what they can decide with certainty, whole numbers of any size decide the
 * rest, and every purchase is paid exactly.
 */
export class EqualShares {
  private readonly supporters: Supporters;
  private readonly money: SharedMoney;
  /** What the price per point of score is divided by to get the price per unit of utility. */
  private readonly divisor: Float64Array;
  /** Bounds of the price per point of score from the last look; prices only rise, so `low` stays true. */
  private readonly low: Float64Array;
  private readonly high: Float64Array;

  constructor(
    private readonly election: Election,
    utility: Utility,
    private readonly ties: ElectionTies,
    private readonly restrictions: Restrictions = UNRESTRICTED,
  ) {
    this.supporters = supportersOf(election);
    this.money = new SharedMoney(election, this.supporters);
    this.divisor = Float64Array.from(election.projects, ({ cost }) => (utility === 'cost' ? cost : 1));
    this.low = new Float64Array(election.projects.length);
    this.high = new Float64Array(election.projects.length);
  }

  /** Buys until nothing is affordable any more. */
  run(endowment: Fraction): EqualSharesRun {
    const { projects, total } = this.election;
    this.money.hand(endowment);
    projects.forEach(({ cost }, p) => (this.low[p] = (cost / (total[p] ?? 0)) * (1 - 4 * EPSILON)));
    const selection = new Selection(this.election, this.restrictions);
    const supported = projects.map((_, p) => p).filter((p) => (total[p] ?? 0) > 0);
    let open = supported.filter((p) => selection.bar(p) === null);
    const run = { endowment, purchases: [] as Purchase[], cost: 0, ties: 0 };
    for (;;) {
      const { nearest, unaffordable } = this.nearest(open);
      const [next] = nearest;
      if (next === undefined) {
        const bought = new Set(selection.taken);
        return { ...run, barred: selection.barred(supported.filter((p) => !bought.has(p))) };
      }
      const { project, price, tied } = this.cheapest(nearest, next);
      run.purchases.push({ project, price: this.money.pay(project, price), tied });
      run.cost += projects[project]?.cost ?? 0;
      if (tied.length > 0) run.ties += 1;
      selection.take(project);
      open = open.filter((p) => p !== project && !unaffordable.has(p) && selection.bar(p) === null);
    }
  }

  /** Money that the supporters of a project have after the last run, in minor units. */
  moneyOf(project: number): Fraction {
    return this.money.moneyOf(project);
  }

  /** Affordable projects that may be the cheapest per utility; usually one. */
  private nearest(open: readonly number[]): { nearest: number[]; unaffordable: Set<number> } {
    const inOrder = [...open].sort((a, b) => this.lowest(a) - this.lowest(b));
    const unaffordable = new Set<number>();
    const seen: number[] = [];
    let limit = Infinity;
    for (const p of inOrder) {
      if (this.lowest(p) > limit) break;
      if (!this.estimate(p)) {
        unaffordable.add(p);
        continue;
      }
      limit = Math.min(limit, this.highest(p));
      seen.push(p);
    }
    return { nearest: seen.filter((p) => this.lowest(p) <= limit), unaffordable };
  }

  /** The cheapest of the nearest, exactly; equal ones in the order of ties. */
  private cheapest(
    nearest: readonly number[],
    first: number,
  ): { project: number; price: ExactPrice; tied: number[] } {
    let best = { project: first, price: this.exact(first) };
    let equal = [best];
    for (const project of nearest.slice(1)) {
      const one = { project, price: this.exact(project) };
      const difference = this.perUtility(one, best) - this.perUtility(best, one);
      if (difference < 0n) [best, equal] = [one, [one]];
      else if (difference === 0n) equal.push(one);
    }
    const [chosen = best] = equal.sort((a, b) => this.ties(a.project, b.project));
    return { ...chosen, tied: equal.length > 1 ? equal.map(({ project }) => project) : [] };
  }

  /** One side of `a's price per utility − b's`, multiplied crosswise. */
  private perUtility(a: { project: number; price: ExactPrice }, b: typeof a): bigint {
    return a.price.num * b.price.den * BigInt(this.divisor[b.project] ?? 1);
  }

  private exact(project: number): ExactPrice {
    return this.money.price(project, this.low[project] ?? 0, this.high[project] ?? Infinity);
  }

  private lowest(p: number): number {
    return ((this.low[p] ?? 0) / (this.divisor[p] ?? 1)) * (1 - 2 * EPSILON);
  }

  private highest(p: number): number {
    return ((this.high[p] ?? 0) / (this.divisor[p] ?? 1)) * (1 + 2 * EPSILON);
  }

  /**
   * Bounds the price of a project; false where its supporters cannot afford it. The price is the root of a concave
   * function made of straight lines; Newton's steps from below never pass it and soon reach it.
   */
  private estimate(p: number): boolean {
    const { weight, projects } = this.election;
    const { from, ballot, score } = this.supporters;
    const { left, slack } = this.money;
    const cost = projects[p]?.cost ?? 0;
    const [begin, end] = [from[p] ?? 0, from[p + 1] ?? 0];
    const rounding = (end - begin + 8) * EPSILON;
    let together = 0;
    let many = 0;
    for (let at = begin; at < end; at += 1) {
      const i = ballot[at] ?? 0;
      together += (weight[i] ?? 0) * (left[i] ?? 0);
      many += weight[i] ?? 0;
    }
    const doubt = many * slack + rounding * together;
    if (together < cost - doubt) return false;
    if (together <= cost + doubt) return this.estimateExactly(p);
    let price = this.low[p] ?? 0;
    for (let poorBefore = -1; ;) {
      let need = cost;
      let rich = 0;
      let surelyRich = 0;
      let poor = 0;
      let uncertain = 0;
      for (let at = begin; at < end; at += 1) {
        const i = ballot[at] ?? 0;
        const w = weight[i] ?? 0;
        const s = score[at] ?? 0;
        const money = left[i] ?? 0;
        const share = price * s;
        if (money < share) {
          need -= w * money;
          poor += 1;
          uncertain += w;
        } else {
          rich += w * s;
          if (money - share > 4 * slack) surelyRich += w * s;
          else uncertain += w;
        }
      }
      if (surelyRich === 0) return this.estimateExactly(p);
      if (poor === poorBefore) {
        const error = (uncertain * slack + rounding * cost) / (surelyRich * price) + 4 * EPSILON;
        this.low[p] = Math.max(this.low[p] ?? 0, price * (1 - error));
        this.high[p] = price * (1 + error);
        return true;
      }
      poorBefore = poor;
      price = Math.max(price, need / rich);
    }
  }

  private estimateExactly(p: number): boolean {
    if (!this.money.affords(p)) return false;
    this.high[p] = Infinity;
    return true;
  }
}
