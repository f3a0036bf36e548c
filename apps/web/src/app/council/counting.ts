import type { Majority, VoteChoice, VoteCounts } from '#libs/contracts';

/** What a vote comes to. */
export interface Tally {
  for: number;
  against: number;
  abstain: number;
  notParticipating: number;
  /** Who voted for, against or abstained (PL 37(4)). */
  present: number;
  /** The fewest votes for that carry: more than half of those present (PL 37(1)), or two thirds of them (PL 34(2)). */
  needed: number;
  adopted: boolean;
}

/** Counts choices while they are entered; the server counts them again. */
export function tally(choices: readonly VoteChoice[], majority: Majority = 'simple'): Tally {
  const of = (choice: VoteChoice) => choices.filter((one) => one === choice).length;
  const counts = {
    for: of('for'),
    against: of('against'),
    abstain: of('abstain'),
    notParticipating: of('not_participating'),
  };
  return tallyOf(counts, majority);
}

/** The same from counts that are recorded. */
export function tallyOf(
  counts: Pick<VoteCounts, 'for' | 'against' | 'abstain' | 'notParticipating'>,
  majority: Majority = 'simple',
): Tally {
  const { against, abstain, notParticipating } = counts;
  const present = counts.for + against + abstain;
  const needed =
    majority === 'simple' ? Math.floor(present / 2) + 1 : Math.max(1, Math.ceil((present * 2) / 3));
  return {
    for: counts.for,
    against,
    abstain,
    notParticipating,
    present,
    needed,
    adopted: counts.for >= needed,
  };
}

/** The fewest councillors with whom the council may decide (PL 27(2)); a third in the next repeat regular sitting (PL 27(2¹)). */
export function quorum(councilSize: number, sitting: { kind: string; repeatLevel: number }): number {
  const third = sitting.kind === 'regular' && sitting.repeatLevel === 2;
  return third ? Math.ceil(councilSize / 3) : Math.floor(councilSize / 2) + 1;
}
