import type { Cents } from './budget.js';
import type { CycleRules } from './budget-rules.js';

/** Why a project won or lost, in the order of the count. */
export interface ProjectOutcome {
  nr: number;
  unitId: string;
  /** Place by votes in the unit, ties resolved; starts with 1. */
  rank: number;
  votes: number;
  costCents: Cents;
  won: boolean;
  reason: 'fits' | 'no_money_left' | 'after_stop' | 'no_votes';
  /** Money left in the unit before it was its turn. */
  leftBeforeCents: Cents;
  /** Money that was missing (`no_money_left`), else 0. */
  missingCents: Cents;
  /** Votes more it would have needed to win, other votes as they are; `null` when no number of votes would do. */
  votesNeeded: number | null;
  /** Numbers of projects with equal votes among which the tie rule chose. */
  tiedWith: number[];
}

/** The count of one unit. */
export interface UnitCount {
  unitId: string;
  amountCents: Cents;
  spentCents: Cents;
  leftCents: Cents;
  ballots: number;
  /** Ballots that name no project. */
  blank: number;
  outcomes: ProjectOutcome[];
  ties: { votes: number; projects: number[]; /** in the order the rule put them */ order: number[] }[];
}

/** The count of a cycle. */
export interface CycleCount {
  rule: 'greedy_votes';
  whenNotFitting: CycleRules['whenNotFitting'];
  units: UnitCount[];
}
