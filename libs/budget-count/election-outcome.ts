import type { CompletedRun } from './completions.js';
import type { Election } from './election.js';
import type { GreedyReason } from './greedy.js';

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
    /** Its quota has not its cost left. */
    | 'quota_money'
    /** Came next when the money did not suffice, which ends the rule. */
    | 'ended_here'
    | 'dearer_than_budget';
  /** What it gets: its cost, less where it is funded in part, 0 where it lost. */
  granted: number;
  /** Money left when it was its turn (greedy), or that its supporters had left at the end (Equal Shares), exactly. */
  available: string | null;
  /** What `available` lacks of its cost, exactly; null where it lacks nothing. */
  missing: string | null;
  /** What each supporter with money enough paid for each point of score (Equal Shares), exactly. */
  price: string | null;
  /** The winner that rules it out; null where none does. */
  excludedBy: string | null;
}

/** The outcome of a count, told project by project: winners in the order of selection, then losers. */
export interface ElectionResult {
  /** Identifiers in the order of selection. */
  winners: string[];
  /** What the winners get. */
  cost: number;
  left: number;
  ballots: number;
  /** Only for Equal Shares. */
  endowment: { perBallot: string; runs: number; ended: CompletedRun['ended'] } | null;
  /** Ties of the run that counts, in its order: who was equal, in the order of ties, and who of them won first. */
  ties: { projects: string[]; taken: string | null }[];
  /** Ties met on the way, in all runs. */
  tieEvents: number;
  projects: ElectionOutcome[];
}

/** What a rule says of a project, by its place in the election. */
export type Said = Pick<ElectionOutcome, 'won' | 'reason'> &
  Partial<Pick<ElectionOutcome, 'granted' | 'available' | 'missing' | 'price'>> & {
    project: number;
    excludedBy?: number;
  };

/** Puts together what a rule said of all projects: winners in the order of selection, then losers in theirs. */
export function electionResult(
  election: Election,
  said: readonly Said[],
  tied: readonly (readonly number[])[],
  tieEvents: number,
  endowment: ElectionResult['endowment'],
): ElectionResult {
  const { projects, total, supporters } = election;
  const idOf = (p: number | undefined): string => projects[p ?? -1]?.id ?? '';
  let place = 0;
  const outcomes = [...said.filter(({ won }) => won), ...said.filter(({ won }) => !won)].map(
    ({ project, excludedBy, ...one }): ElectionOutcome => {
      const cost = projects[project]?.cost ?? 0;
      return {
        id: idOf(project),
        cost,
        score: total[project] ?? 0,
        supporters: supporters[project] ?? 0,
        place: one.won ? (place += 1) : null,
        available: null,
        missing: null,
        price: null,
        granted: one.won ? cost : 0,
        excludedBy: excludedBy === undefined ? null : idOf(excludedBy),
        ...one,
      };
    },
  );
  const winners = new Set(outcomes.filter(({ won }) => won).map(({ id }) => id));
  const firstOf = (group: readonly number[]): string | null =>
    group.map(idOf).find((id) => winners.has(id)) ?? null;
  const spent = outcomes.reduce((sum, { granted }) => sum + granted, 0);
  return {
    winners: [...winners],
    cost: spent,
    left: election.budget - spent,
    ballots: election.ballots,
    endowment,
    ties: tied
      .filter((group) => group.length > 1)
      .map((group) => ({ projects: group.map(idOf), taken: firstOf(group) })),
    tieEvents,
    projects: outcomes,
  };
}
