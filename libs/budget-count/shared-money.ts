import type { Election } from './election.js';
import { fraction, greatestDivisor, ratio, type Fraction } from './fraction.js';

/** Twice the rounding error of one operation on doubles. */
export const EPSILON = Number.EPSILON;

/** The ballots that give a project something, lying flat: those of `p` stand from `from[p]` up to `from[p + 1]`. */
export interface Supporters {
  from: Int32Array;
  ballot: Int32Array;
  score: Float64Array;
}

/** What a project costs its supporters per point of score: `num / (den × the common denominator)`. */
export interface ExactPrice {
  num: bigint;
  den: bigint;
  /** Ballots that pay their last money for it. */
  exhausted: number[];
}

/** Turns ballots with their projects into projects with their ballots. */
export function supportersOf({ projects, start, project, score }: Election): Supporters {
  const from = new Int32Array(projects.length + 1);
  for (const p of project) from[p + 1] = (from[p + 1] ?? 0) + 1;
  for (let p = 0; p < projects.length; p += 1) from[p + 1] = (from[p + 1] ?? 0) + (from[p] ?? 0);
  const next = from.slice();
  const ballot = new Int32Array(project.length);
  const given = new Float64Array(project.length);
  for (let i = 0; i + 1 < start.length; i += 1) {
    for (let at = start[i] ?? 0; at < (start[i + 1] ?? 0); at += 1) {
      const p = project[at] ?? 0;
      const to = next[p] ?? 0;
      next[p] = to + 1;
      ballot[to] = i;
      given[to] = score[at] ?? 0;
    }
  }
  return { from, ballot, score: given };
}

/**
 * The money of all ballots while Equal Shares buys projects: exact, with doubles beside it whose error is known.
 *
 * A ballot holds the endowment less what it paid, and it paid `price of the purchase × its score` for each purchase it
 * shared, or its last money. So its exact money is a whole-number combination of the few prices of the purchases so
 * far, and so is the money of any group of ballots. Nothing exact is kept per ballot.
 */
export class SharedMoney {
  /** Money of each ballot as a double, at most `slack` from the exact one; 0 exactly when it has none. */
  readonly left: Float64Array;
  slack = 0;
  private endowment = 0n;
  private denominator = 1n;
  /** Prices of the purchases so far, times the common denominator. */
  private prices: bigint[] = [];
  /** For each ballot the purchases it shared and its scores there, from `start[ballot]` on. */
  private readonly shared: Int16Array;
  private readonly sharedScore: Float64Array;
  private readonly sharedCount: Int32Array;
  private readonly longest: number;

  constructor(
    private readonly election: Election,
    private readonly supporters: Supporters,
  ) {
    const { weight, start, project } = election;
    this.left = new Float64Array(weight.length);
    this.shared = new Int16Array(project.length);
    this.sharedScore = new Float64Array(project.length);
    this.sharedCount = new Int32Array(weight.length);
    this.longest = weight.reduce((most, _, i) => Math.max(most, (start[i + 1] ?? 0) - (start[i] ?? 0)), 0);
  }

  /** Gives every ballot the same money anew, in minor units. */
  hand({ num, den }: Fraction): void {
    this.endowment = num;
    this.denominator = den;
    this.prices = [];
    const each = ratio(num, den);
    this.left.fill(each);
    this.sharedCount.fill(0);
    this.slack = (this.longest + 8) * EPSILON * each;
  }

  /** All money of the supporters of a project, exactly. */
  moneyOf(project: number): Fraction {
    const group = this.group();
    this.each(project, (ballot) => group.add(ballot));
    return fraction(group.money(), this.denominator);
  }

  /** Whether the supporters of a project have its cost together, exactly. */
  affords(project: number): boolean {
    const group = this.group();
    this.each(project, (ballot) => group.add(ballot));
    return group.money() >= this.cost(project) * this.denominator;
  }

  /**
   * The exact price of a project that its supporters can afford. Doubles say who certainly pays all and who certainly
   * keeps something; of the rest it is decided exactly.
   * @param low no more than the price
   * @param high no less than the price
   */
  price(project: number, low: number, high: number): ExactPrice {
    const { weight } = this.election;
    const poor = this.group();
    let rich = 0;
    let unsure: { ballot: number; score: number }[] = [];
    const exhausted: number[] = [];
    this.each(project, (ballot, score) => {
      const money = this.left[ballot] ?? 0;
      const margin = this.slack + 4 * EPSILON * money;
      if (money + margin < low * score) {
        poor.add(ballot);
        exhausted.push(ballot);
        return;
      }
      rich += (weight[ballot] ?? 0) * score;
      if (money - margin <= high * score) unsure.push({ ballot, score });
    });
    for (;;) {
      const num = this.cost(project) * this.denominator - poor.money();
      const den = BigInt(rich);
      const share = (score: number): bigint => num * BigInt(score);
      const poorer = unsure.filter(({ ballot, score }) => this.moneyIn(ballot) * den < share(score));
      for (const { ballot, score } of poorer) {
        poor.add(ballot);
        exhausted.push(ballot);
        rich -= (weight[ballot] ?? 0) * score;
      }
      if (poorer.length === 0) {
        const just = unsure.filter(({ ballot, score }) => this.moneyIn(ballot) * den === share(score));
        return { num, den, exhausted: [...exhausted, ...just.map(({ ballot }) => ballot)] };
      }
      const gone = new Set(poorer);
      unsure = unsure.filter((one) => !gone.has(one));
    }
  }

  /** Takes the money for a project from its supporters; returns the price per point of score, exactly. */
  pay(project: number, { num, den, exhausted }: ExactPrice): Fraction {
    const common = greatestDivisor(num % den, den);
    const factor = den / common;
    if (factor > 1n) {
      this.denominator *= factor;
      this.endowment *= factor;
      this.prices = this.prices.map((price) => price * factor);
    }
    const exact = num / common;
    const purchase = this.prices.push(exact) - 1;
    for (const ballot of exhausted) this.left[ballot] = 0;
    const price = ratio(exact, this.denominator);
    this.each(project, (ballot, score) => {
      // Never 0 for somebody who has money left, however little.
      this.left[ballot] = Math.max((this.left[ballot] ?? 0) - price * score, Number.MIN_VALUE);
      const at = (this.election.start[ballot] ?? 0) + (this.sharedCount[ballot] ?? 0);
      this.shared[at] = purchase;
      this.sharedScore[at] = score;
      this.sharedCount[ballot] = (this.sharedCount[ballot] ?? 0) + 1;
    });
    return { num: exact, den: this.denominator };
  }

  private cost(project: number): bigint {
    return BigInt(this.election.projects[project]?.cost ?? 0);
  }

  /** Every supporter who has money left. */
  private each(project: number, visit: (ballot: number, score: number) => void): void {
    const { from, ballot, score } = this.supporters;
    for (let at = from[project] ?? 0; at < (from[project + 1] ?? 0); at += 1) {
      const who = ballot[at] ?? 0;
      if ((this.left[who] ?? 0) > 0) visit(who, score[at] ?? 0);
    }
  }

  /** Money of one ballot that has some, times the common denominator. */
  private moneyIn(ballot: number): bigint {
    const begin = this.election.start[ballot] ?? 0;
    let money = this.endowment;
    for (let at = begin; at < begin + (this.sharedCount[ballot] ?? 0); at += 1)
      money -= (this.prices[this.shared[at] ?? 0] ?? 0n) * BigInt(this.sharedScore[at] ?? 0);
    return money;
  }

  /** Adds up ballots that have money left; `money` is theirs together, times the common denominator. */
  private group(): { add(ballot: number): void; money(): bigint } {
    const paid = new Float64Array(this.prices.length);
    const { weight, start } = this.election;
    let ballots = 0;
    return {
      add: (ballot) => {
        const many = weight[ballot] ?? 0;
        ballots += many;
        const begin = start[ballot] ?? 0;
        for (let at = begin; at < begin + (this.sharedCount[ballot] ?? 0); at += 1) {
          const purchase = this.shared[at] ?? 0;
          paid[purchase] = (paid[purchase] ?? 0) + many * (this.sharedScore[at] ?? 0);
        }
      },
      money: () => {
        let money = this.endowment * BigInt(ballots);
        paid.forEach((times, purchase) => {
          if (times > 0) money -= (this.prices[purchase] ?? 0n) * BigInt(times);
        });
        return money;
      },
    };
  }
}
