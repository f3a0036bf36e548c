import type { CycleState } from './budget.js';
import type { BallotSecrecy } from './budget-ballots.js';
import type { VoteWay } from './budget-votes.js';
import type { LegalDay } from './decision.js';

/** `GET /api/budget/my-votes`: a vote of the person logged in as the roll knows it, or one they can still cast. */
export interface MyVote {
  place: { slug: string; name: string };
  cycle: {
    year: number;
    title: string;
    state: CycleState;
    secrecy: BallotSecrecy;
    voting: { from: LegalDay; to: LegalDay };
  };
  /** The day in the roll; null for a vote that the person may cast today. What was chosen is known to nobody. */
  votedOn: LegalDay | null;
  way: VoteWay | null;
  /** Voting is under way today. */
  open: boolean;
}
