import type { Violation } from '#libs/contracts';

/** Papers and people of one unit, when everything in person is over. */
export interface UnitPapers {
  /** People whom the roll marks as having voted in person. */
  marked: number;
  /** Papers in boxes that are signed. */
  inBoxes: number;
  /** Of the open box: papers both typists agree on. */
  toSign: number;
}

/**
 * More papers than people marked cannot be right: the difference has to be explained in the minutes. Fewer can: a person
 * may keep the paper or spoil it.
 */
export function paperSurplus({ marked, inBoxes, toSign }: UnitPapers, note: string): Violation[] {
  const surplus = inBoxes + toSign - marked;
  if (surplus <= 0 || note.trim()) return [];
  return [
    {
      code: 'paper_more_than_marked',
      where: 'note',
      params: { papers: inBoxes + toSign, marked },
    },
  ];
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
