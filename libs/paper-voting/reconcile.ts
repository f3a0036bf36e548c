import type { Violation } from '#libs/contracts';

/** Papers and people of one unit, when everything in person is over. */
export interface UnitPapers {
  /** People whom the roll marks as having voted in person. */
  marked: number;
  /** Papers of voters in boxes that have at least one signature, which nobody changes any more. */
  inBoxes: number;
  /** Of the box to sign: papers of voters that both typists agree on, without those set aside. */
  toSign: number;
  /** Of the box to sign: papers set aside because there were too many. */
  setAside: number;
}

/**
 * More papers than people marked cannot be told from second votes, so that no count takes them (PL 60(4)): people decide at
 * the papers which of them do not count, and set no more aside than there are too many. Fewer can be: a person may keep the
 * paper or spoil it. As no box is signed with more, the papers of the box to sign are never fewer than the surplus.
 */
export function paperSurplus({ marked, inBoxes, toSign, setAside }: UnitPapers): Violation[] {
  const papers = inBoxes + toSign;
  const surplus = papers - marked;
  if (surplus > 0) {
    return [
      {
        code: 'paper_more_than_marked',
        where: 'aside',
        params: { papers, marked, surplus },
        article: { act: 'PL', ref: '60(4)' },
      },
    ];
  }
  const needless = Math.min(setAside, -surplus);
  return needless > 0
    ? [{ code: 'paper_set_aside_needless', where: 'aside', params: { papers, marked, needless } }]
    : [];
}

/** What is known of the papers of one unit beside its boxes. */
export interface PaperAccount {
  printed: number;
  /** Came back void: a voter's mistake, or the paper of a mark that was undone. */
  spoiled: number;
  /** People whom the roll marks as having voted in person; marks that were undone are not among them. */
  marked: number;
  /** Envelopes that stay closed or were not decided yet: each holds a paper, and nobody is marked for it. */
  closedEnvelopes: number;
}

/**
 * How many papers must lie unused at the places when voting is over: everybody marked took one, what came back is void.
 * Below nothing, more papers went out than were printed.
 */
export function papersLeft({ printed, spoiled, marked, closedEnvelopes }: PaperAccount): number {
  return printed - spoiled - marked - closedEnvelopes;
}
