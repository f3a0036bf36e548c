import type { Election } from './election.js';

/** Projects, by their place in the election, that together may win only so often and for so much. */
export interface Quota {
  projects: readonly number[];
  /** Most winners among them; null = as many as the money buys. */
  winners: number | null;
  /** Most money for them, in minor units; null = no limit of their own. */
  money: number | null;
}

/** What a by-law adds to a counting rule; projects are named by their place in the election. */
export interface Restrictions {
  /** Greedy: what does not fit in the money left is passed over, or ends the selection (of its quota, where it has one). */
  whenNotFitting: 'take_next' | 'stop';
  /** Ballots that have to support each project at least, by its place; empty where there is no threshold. */
  threshold: readonly number[];
  /** Groups of projects of which at most one can win. */
  exclusive: readonly (readonly number[])[];
  /**
   * Greedy: a project that does not fit gets all the money left where that is at least this share of its cost, as
   * `num / den`, and its author has agreed.
   */
  part: { num: number; den: number; agreed: readonly number[] } | null;
  /** A project stands in one quota at most. */
  quotas: readonly Quota[];
  /** Greedy: money that the quotas leave goes to what comes next by votes, whatever its quota. */
  thenNext: boolean;
  /**
   * Greedy: whatever has most votes of all, costs from `from` to `to` (minor units) and has so many votes wins before
   * everything else, beyond the money of its quota, which then has no other winner.
   */
  large: { from: number; to: number; votes: number } | null;
}

/** A rule as it stands, with nothing added. */
export const UNRESTRICTED: Restrictions = {
  whenNotFitting: 'take_next',
  threshold: [],
  exclusive: [],
  part: null,
  quotas: [],
  thenNext: false,
  large: null,
};

/** Why a project cannot be taken any more, apart from the money of the whole election. */
export type Bar =
  | { reason: 'below_threshold' }
  /** `by` is the winner that rules it out. */
  | { reason: 'excluded'; by: number }
  /** Its quota has all its winners. */
  | { reason: 'quota_full' }
  /** Its quota has not its cost left. */
  | { reason: 'quota_money' };

/** What has been taken so far, and what that leaves to the others. */
export class Selection {
  /** In the order of selection. */
  readonly taken: number[] = [];
  private readonly quotaOf: (number | undefined)[];
  private readonly winners: number[];
  private readonly money: number[];

  constructor(
    private readonly election: Election,
    private readonly restrictions: Restrictions,
    /** Money of the whole election that is left; a rule may spend beyond it where it only tries. */
    public left: number = election.budget,
  ) {
    const { quotas } = restrictions;
    this.quotaOf = election.projects.map((_, p) => {
      const at = quotas.findIndex(({ projects }) => projects.includes(p));
      return at === -1 ? undefined : at;
    });
    this.winners = quotas.map(({ winners }) => winners ?? Infinity);
    this.money = quotas.map(({ money }) => money ?? Infinity);
  }

  /** Why the project cannot be taken whatever money the election has; null where it can. */
  bar(p: number): Bar | null {
    const { threshold, exclusive } = this.restrictions;
    if ((this.election.supporters[p] ?? 0) < (threshold[p] ?? 0)) return { reason: 'below_threshold' };
    const rivals = exclusive.filter((group) => group.includes(p));
    const by =
      rivals.length > 0
        ? this.taken.find((winner) => rivals.some((group) => group.includes(winner)))
        : undefined;
    if (by !== undefined) return { reason: 'excluded', by };
    const quota = this.quotaOf[p];
    if (quota === undefined) return null;
    if ((this.winners[quota] ?? 0) <= 0) return { reason: 'quota_full' };
    return this.cost(p) > (this.money[quota] ?? 0) ? { reason: 'quota_money' } : null;
  }

  /** Of these, all that cannot be taken, with the reason of each. */
  barred(among: readonly number[]): Map<number, Bar> {
    const found = new Map<number, Bar>();
    for (const p of among) {
      const bar = this.bar(p);
      if (bar) found.set(p, bar);
    }
    return found;
  }

  /** Money that the project may take. */
  room(p: number): number {
    const quota = this.quotaOf[p];
    return quota === undefined ? this.left : Math.min(this.left, this.money[quota] ?? 0);
  }

  /** The quota of the project; undefined where it stands in none. */
  quota(p: number): number | undefined {
    return this.quotaOf[p];
  }

  /** Takes the project for so much money. */
  take(p: number, money: number = this.cost(p)): void {
    this.taken.push(p);
    this.left -= money;
    const quota = this.quotaOf[p];
    if (quota === undefined) return;
    this.winners[quota] = (this.winners[quota] ?? 0) - 1;
    this.money[quota] = (this.money[quota] ?? 0) - money;
  }

  /** Takes a large project: its quota has no winner beside it. */
  takeLarge(p: number): void {
    this.take(p);
    const quota = this.quotaOf[p];
    if (quota !== undefined) this.winners[quota] = 0;
  }

  private cost(p: number): number {
    return this.election.projects[p]?.cost ?? 0;
  }
}
