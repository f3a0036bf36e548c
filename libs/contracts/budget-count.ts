import type { Cents } from './budget.js';
import type { CountRuleName, CycleRules } from './budget-rules.js';

/** Why a project won or lost. */
export type OutcomeReason =
  | 'fits'
  /** Most votes of all, and large enough for the exception that the nolikums makes. */
  | 'large'
  /** Taken with the money that was left after one winner in every unit. */
  | 'fits_next'
  | 'funded_in_part'
  /** Its supporters had its cost together (Equal Shares, Phragmén). */
  | 'shared'
  /** Bought with the money that Equal Shares left. */
  | 'completed'
  | 'no_money_left'
  | 'after_stop'
  | 'no_votes'
  | 'below_threshold'
  | 'excluded'
  /** Another project of its unit has won. */
  | 'quota_full'
  /** It costs more than one winner of a unit may. */
  | 'quota_money'
  /** Its supporters never had its cost together. */
  | 'supporters_lack_money'
  /** Came next when the money did not suffice, which ends the rule. */
  | 'ended_here'
  | 'dearer_than_budget';

/** What would have made a losing project win, everything else as it is. */
export interface WouldWin {
  /** Voters more who give it all they can and nothing to others; `null` when no number of them would do. */
  votes: number | null;
  /** A cost at which it would have won, by a greedy rule the highest; `null` when none was found. */
  costCents: Cents | null;
}

/** Why a project won or lost, in the order of the count. */
export interface ProjectOutcome {
  nr: number;
  /** Its planning unit. */
  unitId: string;
  /** Place by votes where it was counted, ties resolved; starts with 1. */
  rank: number;
  /** Place in the order of selection, from 1; `null` where it lost. */
  place: number | null;
  /** Votes, or points where the ballot gives points or places. */
  votes: number;
  /** What the votes count for with the coefficient of the unit, in hundredths; `null` where there is none. */
  weightedHundredths: number | null;
  /** Ballots that name it. */
  supporters: number;
  costCents: Cents;
  /** What it gets: its cost, less where it is funded in part, 0 where it lost. */
  grantedCents: Cents;
  won: boolean;
  reason: OutcomeReason;
  /** Money it could have taken when it was its turn; for Equal Shares what its supporters had left in the end. */
  leftBeforeCents: Cents;
  /** Money that was missing, else 0. */
  missingCents: Cents;
  /** The winner that rules it out. */
  excludedBy: number | null;
  /**
   * Equal Shares: its cost over the price of one vote for it, so many supporters as had paid it in equal parts, in
   * hundredths; `null` for other rules and for losers.
   */
  effectiveHundredths: number | null;
  /** `null` for winners, and where trying it out would have taken too long or shown nothing certain. */
  wouldWin: WouldWin | null;
  /** Numbers of projects with equal claims among which the tie rule chose. */
  tiedWith: number[];
}

/** Equal claims, and in which order the tie rule put them. */
export interface CountedTie {
  /** Votes of each where votes alone make equal; `null` where prices or coefficients do. */
  votes: number | null;
  projects: number[];
  /** As the tie rule put them. */
  order: number[];
}

/** The count of one unit of voting, or of all of them where their money is spent together. */
export interface UnitCount {
  /** The unit of voting; the first one where several are counted together. */
  unitId: string;
  /** Planning units counted here. */
  unitIds: string[];
  amountCents: Cents;
  spentCents: Cents;
  leftCents: Cents;
  ballots: number;
  /** Ballots that name no project. */
  blank: number;
  /** Ballots of which at least one choice won. */
  satisfied: number;
  /** Equal Shares: what every ballot had to spend, and how many such sums were tried. */
  endowment: { perBallotCents: Cents; runs: number } | null;
  outcomes: ProjectOutcome[];
  ties: CountedTie[];
}

/** The count of a cycle. */
export interface CycleCount {
  rule: CountRuleName;
  whenNotFitting: CycleRules['whenNotFitting'];
  tieRule: CycleRules['ties'];
  /** What the lot was drawn from, so that everybody can draw it again; `null` where no lot was needed. */
  lot: { seed: string; order: number[] } | null;
  units: UnitCount[];
}
