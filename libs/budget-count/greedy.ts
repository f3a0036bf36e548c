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
  reason: 'fits' | 'no_money_left' | 'after_stop' | 'no_votes';
  /** Money left before it was its turn. */
  left: number;
}

/**
 * Most votes first; what fits in the money left is taken, what does not is passed over (`take_next`) or ends the
 * selection (`stop`). Projects without a vote come last and never win, and end nothing.
 */
export function greedyVotes<Id>(
  money: number,
  candidates: readonly Candidate<Id>[],
  ties: TieOrder<Id>,
  whenNotFitting: 'take_next' | 'stop',
): Step<Id>[] {
  let left = money;
  let stopped = false;
  return inOrder(candidates, ties).map((candidate): Step<Id> => {
    const step = { ...candidate, left, won: false };
    if (candidate.votes === 0) return { ...step, reason: 'no_votes' };
    if (stopped) return { ...step, reason: 'after_stop' };
    if (candidate.cost > left) {
      stopped = whenNotFitting === 'stop';
      return { ...step, reason: 'no_money_left' };
    }
    left -= candidate.cost;
    return { ...step, won: true, reason: 'fits' };
  });
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

/** Projects by votes, equal votes by the tie order. */
function inOrder<Id>(candidates: readonly Candidate<Id>[], ties: TieOrder<Id>): Candidate<Id>[] {
  return [...candidates].sort((a, b) => b.votes - a.votes || ties(a, b));
}
