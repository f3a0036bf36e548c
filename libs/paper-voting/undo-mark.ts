import type { LegalDay, Violation } from '#libs/contracts';

/** What became of a mark in the roll that a clerk called a mistake. */
export const UNDO_STATES = ['waiting', 'undone', 'refused', 'lapsed'] as const;
/**
 * One of {@link UNDO_STATES}: a second person has not looked yet; the entry was taken out of the roll; the second person
 * did not agree; voting ended first and the mark stands.
 */
export type UndoState = (typeof UNDO_STATES)[number];

const ONE_VOTE = { act: 'PL', ref: '60(4)' } as const;

/** What is known when a clerk says that a mark was a mistake. */
export interface MarkFacts {
  /** How the person stands in the roll; null for somebody who does not. */
  entry: { channel: 'online' | 'in_person'; votedOn: LegalDay; unitId: string } | null;
  today: LegalDay;
  /** How many people the clerk marked at the place today. */
  markedHere: number;
  /** The paper that came back; null for a number that was not printed or is void already. */
  paper: { unitId: string } | null;
  /** Whether somebody asked to undo this mark already. */
  asked: boolean;
}

/**
 * What stands against undoing a mark. It is possible only while it is safe: a credential for voting on line is never
 * taken back; the paper has come back and is void, so that it cannot be in a box; it is the day of the mark, and the clerk
 * is one who marked people at this place.
 */
export function undoViolations({ entry, today, markedHere, paper, asked }: MarkFacts): Violation[] {
  if (entry === null) return [{ code: 'mark_not_there', where: 'personalCode' }];
  if (entry.channel === 'online') return [{ code: 'mark_was_online', article: ONE_VOTE }];
  const found: Violation[] = [];
  if (entry.votedOn !== today) {
    found.push({ code: 'mark_of_other_day', article: ONE_VOTE, params: { day: entry.votedOn } });
  }
  if (markedHere === 0) found.push({ code: 'mark_of_other_clerk' });
  if (asked) found.push({ code: 'mark_undo_waits' });
  if (paper === null) found.push({ code: 'paper_number_unknown', where: 'number' });
  else if (paper.unitId !== entry.unitId) found.push({ code: 'mark_paper_of_other_unit', where: 'number' });
  return found;
}

/** What stands against deciding: one person alone changes nothing in the roll, and what is decided stays. */
export function undoDecisionViolations(
  { state, askedBy }: { state: UndoState; askedBy: string },
  decidedBy: string | null,
): Violation[] {
  if (state !== 'waiting') return [{ code: 'mark_undo_decided' }];
  return decidedBy === null || decidedBy === askedBy ? [{ code: 'mark_undo_needs_other' }] : [];
}
