import type { ArticleRef, VoteChoice } from '#libs/contracts';

/**
 * How many votes a question needs: more than half of those present (PL 37(1), 34(1), 41(6)), or at least two thirds of
 * them (PL 34(2)).
 */
export type Majority = 'simple' | 'two_thirds';

/** Votes as counted; who did not take part is recorded but is not present (PL 37(4)). */
export interface VoteTally {
  for: number;
  against: number;
  abstain: number;
  notParticipating: number;
}

/** Counts choices. */
export function tallyOf(choices: Iterable<VoteChoice>): VoteTally {
  const tally: VoteTally = { for: 0, against: 0, abstain: 0, notParticipating: 0 };
  for (const choice of choices) tally[choice === 'not_participating' ? 'notParticipating' : choice] += 1;
  return tally;
}

/** Those present at the vote: for, against and abstaining (PL 37(4)). */
export function presentIn({ for: inFavour, against, abstain }: VoteTally): number {
  return inFavour + against + abstain;
}

/** Votes for that are needed; at least one, so that nothing is carried by nobody. */
export function votesNeeded(present: number, majority: Majority): number {
  const needed = majority === 'simple' ? Math.floor(present / 2) + 1 : Math.ceil((present * 2) / 3);
  return Math.max(1, needed);
}

/** Whether the question is carried. */
export function carries(tally: VoteTally, majority: Majority): boolean {
  return tally.for >= votesNeeded(presentIn(tally), majority);
}

/** What a committee decided, and by which rule. */
export interface CommitteeResult {
  outcome: 'adopted' | 'rejected';
  /** The votes were equal and the chair's vote decided (PL 41(6)). */
  byChair: boolean;
  article: ArticleRef;
}

/**
 * A committee decides by the majority of its members present; where the votes are equally divided, the vote of its chair
 * decides (PL 41(6)). A chair who abstained or was away decides nothing, and the question is not carried.
 *
 * @param chair how the committee's chair voted; `null` where the chair did not vote
 */
export function committeeResult(tally: VoteTally, chair: VoteChoice | null): CommitteeResult {
  const article: ArticleRef = { act: 'PL', ref: '41(6)' };
  if (carries(tally, 'simple')) return { outcome: 'adopted', byChair: false, article };
  const tied = tally.for > 0 && tally.for === tally.against;
  const byChair = tied && (chair === 'for' || chair === 'against');
  return { outcome: byChair && chair === 'for' ? 'adopted' : 'rejected', byChair, article };
}

/** Whether enough members of a committee take part: more than half (PL 41(4)). */
export function committeeHasQuorum(present: number, members: number): boolean {
  return present * 2 > members;
}
