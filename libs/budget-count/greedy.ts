/** A project on the way through the count. */
export interface Candidate<Id> {
  id: Id;
  /** Whole cents, above 0. */
  cost: number;
  votes: number;
}

/** Negative where the first comes before the second among equal votes; never 0 for two different projects. */
export type TieOrder<Id> = (a: Candidate<Id>, b: Candidate<Id>) => number;

/** What happened to one project, in the order of the count. */
export interface Step<Id> extends Candidate<Id> {
  won: boolean;
  reason: GreedyReason;
  /** Money left before it was its turn. */
  left: number;
  /** What it gets: its cost, less where it is funded in part, 0 where it lost. */
  granted: number;
  /** The winner that rules it out. */
  excludedBy?: Id;
}

/** Why a project won or lost in a greedy count. */
export type GreedyReason =
  'fits' | 'funded_in_part' | 'no_money_left' | 'after_stop' | 'no_votes' | 'below_threshold' | 'excluded';

/** What a municipality's rules add to "most votes first". */
export interface GreedyRules<Id> {
  /** What does not fit in the money left is passed over, or ends the selection. */
  whenNotFitting: 'take_next' | 'stop';
  /** Votes that a project needs at least; 0 where there is no threshold. */
  threshold?: number;
  /** Projects of which at most one can win. */
  exclusive?: readonly (readonly Id[])[];
  /**
   * The first project that does not fit is funded in part, which ends the selection, where at least this share of its
   * cost, as `num / den`, is left.
   */
  part?: { num: number; den: number };
}

/**
 * Goes through the projects in the given order and takes what fits in the money left. Projects without a vote come last
 * and never win, and end nothing; nor does one that misses the threshold or that a winner rules out.
 */
export function greedy<Id>(
  money: number,
  candidates: readonly Candidate<Id>[],
  order: TieOrder<Id>,
  rules: GreedyRules<Id>,
): Step<Id>[] {
  const { whenNotFitting, threshold = 0, exclusive = [], part } = rules;
  let left = money;
  let stopped = false;
  const winners: Id[] = [];
  const ruledOut = (id: Id): Id | undefined =>
    winners.find((winner) => exclusive.some((group) => group.includes(id) && group.includes(winner)));
  const supported = candidates.filter(({ votes }) => votes > 0).sort(order);
  const others = candidates.filter(({ votes }) => votes === 0).sort(order);
  return [...supported, ...others].map((candidate): Step<Id> => {
    const { id, cost, votes } = candidate;
    const step = { ...candidate, left, won: false, granted: 0 };
    if (votes === 0) return { ...step, reason: 'no_votes' };
    if (votes < threshold) return { ...step, reason: 'below_threshold' };
    if (stopped) return { ...step, reason: 'after_stop' };
    const excludedBy = ruledOut(id);
    if (excludedBy !== undefined) return { ...step, reason: 'excluded', excludedBy };
    const fits = cost <= left;
    if (!fits && !(part && left > 0 && BigInt(left) * BigInt(part.den) >= BigInt(cost) * BigInt(part.num))) {
      stopped = whenNotFitting === 'stop' || part !== undefined;
      return { ...step, reason: 'no_money_left' };
    }
    const granted = Math.min(cost, left);
    left -= granted;
    stopped = !fits;
    winners.push(id);
    return { ...step, won: true, granted, reason: fits ? 'fits' : 'funded_in_part' };
  });
}

/** Most votes first, equal votes by the tie order: the usual rule of municipalities. */
export function greedyVotes<Id>(
  money: number,
  candidates: readonly Candidate<Id>[],
  ties: TieOrder<Id>,
  whenNotFitting: 'take_next' | 'stop',
): Step<Id>[] {
  return greedy(money, candidates, (a, b) => b.votes - a.votes || ties(a, b), { whenNotFitting });
}

/** Most votes for the money first: votes per unit of cost, compared exactly. */
export function byVotesPerCost<Id>(ties: TieOrder<Id>): TieOrder<Id> {
  return (a, b) => {
    const difference = BigInt(b.votes) * BigInt(a.cost) - BigInt(a.votes) * BigInt(b.cost);
    return difference === 0n ? ties(a, b) : difference < 0n ? -1 : 1;
  };
}

/**
 * How many votes more each project would have needed to win, the votes of all others as they are: 0 for a winner,
 * `null` where no number of votes would do, because it costs more than there is money.
 *
 * A project wins exactly when, at its place in the order, the others before it have left enough. The further ahead,
 * the more is left, so the last place at which it would win gives the votes it has to reach.
 */
export function votesNeeded<Id>(
  money: number,
  candidates: readonly Candidate<Id>[],
  ties: TieOrder<Id>,
  whenNotFitting: 'take_next' | 'stop',
): Map<Id, number | null> {
  const supported = candidates.filter((candidate) => candidate.votes > 0);
  const missing = (candidate: Candidate<Id>, others: readonly Step<Id>[]): number | null => {
    if (candidate.cost > money) return null;
    // Behind this one it would be too late: too little money is left, or the selection is over.
    const obstacle = others.find((other) =>
      other.won ? other.left - other.cost < candidate.cost : whenNotFitting === 'stop',
    );
    const needed = obstacle ? obstacle.votes + (ties(candidate, obstacle) < 0 ? 0 : 1) : 1;
    return Math.max(0, needed - candidate.votes);
  };
  return new Map(
    candidates.map((candidate) => {
      const others = supported.filter((other) => other.id !== candidate.id);
      const steps = greedyVotes(money, others, ties, whenNotFitting);
      return [candidate.id, missing(candidate, steps)];
    }),
  );
}
