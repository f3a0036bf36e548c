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

/** What is open before the votes may be counted: boxes without signatures, envelopes nobody asked the roll about. */
export function openBeforeCount(boxes: number, envelopes: number): Violation[] {
  const found: Violation[] = [];
  if (boxes > 0) found.push({ code: 'paper_boxes_open', params: { count: boxes } });
  if (envelopes > 0) found.push({ code: 'paper_envelopes_waiting', params: { count: envelopes } });
  return found;
}
