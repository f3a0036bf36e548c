import { completedRun, type CompletedRun, type OnRun } from './completions.js';
import type { Election } from './election.js';
import { EqualShares } from './equal-shares.js';
import { formatFraction, fraction, type Fraction } from './fraction.js';
import {
  byVotesPerCost,
  greedy,
  greedyVotes,
  type Candidate,
  type GreedyReason,
  type TieOrder,
} from './greedy.js';
import { phragmen } from './phragmen.js';
import type { CountRule } from './rule-name.js';
import type { ElectionTies } from './tie-order.js';

/** What happened to one project. Sums are in minor units. */
export interface ElectionOutcome {
  id: string;
  cost: number;
  /** Sum of scores. */
  score: number;
  /** Ballots that give it anything. */
  supporters: number;
  won: boolean;
  /** Place in the order of selection, from 1; null where it lost. */
  place: number | null;
  reason:
    | GreedyReason
    /** Its supporters had its cost together. */
    | 'shared'
    /** Bought with the money that Equal Shares left. */
    | 'completed'
    /** Its supporters never had its cost together. */
    | 'supporters_lack_money'
    /** Came next when the money did not suffice, which ends the rule. */
    | 'ended_here'
    | 'dearer_than_budget';
  /** Money left when it was its turn (greedy), or that its supporters had left at the end (Equal Shares), exactly. */
  available: string | null;
  /** What `available` lacks of its cost, exactly; null where it lacks nothing. */
  missing: string | null;
  /** What each supporter with money enough paid for each point of score (Equal Shares), exactly. */
  price: string | null;
}

/** The outcome of a count, told project by project: winners in the order of selection, then losers. */
export interface ElectionResult {
  /** Identifiers in the order of selection. */
  winners: string[];
  cost: number;
  left: number;
  ballots: number;
  /** Only for Equal Shares. */
  endowment: { perBallot: string; runs: number; ended: CompletedRun['ended'] } | null;
  /** Ties of the run that counts, in its order: who could have been taken, and who was. */
  ties: { projects: string[]; taken: string }[];
  /** Ties met on the way, in all runs. */
  tieEvents: number;
  projects: ElectionOutcome[];
}

/** Counts an election by one rule. The same ballots, rule and order of ties always give the same result. */
export function countElection(
  election: Election,
  rule: CountRule,
  ties: ElectionTies,
  onRun?: OnRun,
): ElectionResult {
  switch (rule.method) {
    case 'greedy':
      return greedyResult(election, rule, ties);
    case 'phragmen':
      return phragmenResult(election, ties);
    case 'equal_shares':
      return equalSharesResult(election, rule, ties, onRun);
  }
}

function greedyResult(
  election: Election,
  { utility }: Extract<CountRule, { method: 'greedy' }>,
  ties: ElectionTies,
): ElectionResult {
  const candidates = candidatesOf(election);
  const order: TieOrder<number> = (a, b) => ties(a.id, b.id);
  const steps =
    utility === 'cost'
      ? greedyVotes(election.budget, candidates, order, 'take_next')
      : greedy(election.budget, candidates, byVotesPerCost(order), { whenNotFitting: 'take_next' });
  const same = (a: Candidate<number>, b: Candidate<number>): boolean =>
    utility === 'cost'
      ? a.votes === b.votes
      : BigInt(a.votes) * BigInt(b.cost) === BigInt(b.votes) * BigInt(a.cost);
  const supported = steps.filter(({ votes }) => votes > 0);
  const tied = supported.flatMap((step, at) => {
    const before = supported[at - 1];
    if (before && same(before, step)) return [];
    const equal = supported.slice(at).filter((one) => same(step, one));
    return equal.length > 1 ? [equal.map(({ id }) => id)] : [];
  });
  const outcomes = steps.map(({ id, won, reason, left, cost }) =>
    outcome(election, id, {
      won,
      reason,
      available: String(left),
      missing: reason === 'no_money_left' ? String(cost - left) : null,
    }),
  );
  return result(election, outcomes, tied, tied.length, null);
}

function phragmenResult(election: Election, ties: ElectionTies): ElectionResult {
  const run = phragmen(election, ties);
  const bought = new Set(run.purchases.map(({ project }) => project));
  const left = election.budget - run.cost;
  const lost = places(election).filter((p) => !bought.has(p));
  const reason = (p: number): ElectionOutcome['reason'] => {
    if ((election.supporters[p] ?? 0) === 0) return 'no_votes';
    if ((election.projects[p]?.cost ?? 0) > election.budget) return 'dearer_than_budget';
    return p === run.stoppedAt ? 'ended_here' : 'after_stop';
  };
  const outcomes = [
    ...run.purchases.map(({ project }) => outcome(election, project, { won: true, reason: 'shared' })),
    ...lost.map((p) =>
      outcome(election, p, {
        won: false,
        reason: reason(p),
        ...(p === run.stoppedAt && {
          available: String(left),
          missing: String((election.projects[p]?.cost ?? 0) - left),
        }),
      }),
    ),
  ];
  return result(
    election,
    outcomes,
    run.purchases.map(({ tied }) => tied),
    run.ties,
    null,
  );
}

function equalSharesResult(
  election: Election,
  { utility, completion, thenGreedy }: Extract<CountRule, { method: 'equal_shares' }>,
  ties: ElectionTies,
  onRun?: OnRun,
): ElectionResult {
  const method = new EqualShares(election, utility, ties);
  const { run, runs, ties: tieEvents, ended } = completedRun(election, method, completion, onRun);
  // The last run is the one that went too far; who lacks what is asked of the one that counts.
  if (ended === 'next_exceeds') method.run(run.endowment);
  const bought = new Set(run.purchases.map(({ project }) => project));
  const rest = candidatesOf(election).filter(({ id }) => !bought.has(id));
  const added = thenGreedy
    ? greedyVotes(election.budget - run.cost, rest, (a, b) => ties(a.id, b.id), 'take_next').filter(
        ({ won }) => won,
      )
    : [];
  const completed = new Set(added.map(({ id }) => id));
  const lost = rest.filter(({ id }) => !completed.has(id));
  const outcomes = [
    ...run.purchases.map(({ project, price }) =>
      outcome(election, project, { won: true, reason: 'shared', price: exact(price) }),
    ),
    ...added.map(({ id, left }) =>
      outcome(election, id, { won: true, reason: 'completed', available: String(left) }),
    ),
    ...lost.map(({ id, votes, cost }) => {
      if (votes === 0) return outcome(election, id, { won: false, reason: 'no_votes' });
      const available = method.moneyOf(id);
      const missing = fraction(BigInt(cost) * available.den - available.num, available.den);
      return outcome(election, id, {
        won: false,
        reason: 'supporters_lack_money',
        available: formatFraction(available),
        missing: formatFraction(missing),
      });
    }),
  ];
  return result(
    election,
    outcomes,
    run.purchases.map(({ tied }) => tied),
    tieEvents,
    {
      perBallot: exact(run.endowment),
      runs,
      ended,
    },
  );
}

function result(
  election: Election,
  outcomes: Omit<ElectionOutcome, 'place'>[],
  tied: readonly (readonly number[])[],
  tieEvents: number,
  endowment: ElectionResult['endowment'],
): ElectionResult {
  const won = outcomes.filter(({ won }) => won);
  const cost = won.reduce((sum, one) => sum + one.cost, 0);
  const places = new Map(won.map(({ id }, at) => [id, at + 1]));
  const idOf = (p: number | undefined): string => election.projects[p ?? -1]?.id ?? '';
  return {
    winners: won.map(({ id }) => id),
    cost,
    left: election.budget - cost,
    ballots: election.ballots,
    endowment,
    ties: tied
      .filter((projects) => projects.length > 1)
      .map((projects) => ({ projects: projects.map(idOf), taken: idOf(projects[0]) })),
    tieEvents,
    projects: [...won, ...outcomes.filter(({ won }) => !won)].map((one) => ({
      ...one,
      place: places.get(one.id) ?? null,
    })),
  };
}

function outcome(
  { projects, total, supporters }: Election,
  p: number,
  said: Pick<ElectionOutcome, 'won' | 'reason'> & Partial<ElectionOutcome>,
): Omit<ElectionOutcome, 'place'> {
  const { id = '', cost = 0 } = projects[p] ?? {};
  const known = { id, cost, score: total[p] ?? 0, supporters: supporters[p] ?? 0 };
  return { ...known, available: null, missing: null, price: null, ...said };
}

function candidatesOf({ projects, total }: Election): Candidate<number>[] {
  return projects.map(({ cost }, id) => ({ id, cost, votes: total[id] ?? 0 }));
}

function places({ projects }: Election): number[] {
  return projects.map((_, p) => p);
}

function exact({ num, den }: Fraction): string {
  return formatFraction(fraction(num, den));
}
