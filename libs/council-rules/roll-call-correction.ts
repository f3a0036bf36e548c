import type { Violation, VoteChoice } from '#libs/contracts';
import { carries, tallyOf } from './majority.js';

/** How one councillor's vote was recorded. */
export interface RecordedVote {
  personId: string;
  choice: VoteChoice;
  conflict: boolean;
}

/**
 * Corrects what was typed wrong in a roll call. The record of the vote stays; the correction is a record of its own with
 * its reason. It can never turn the result: what was carried and what was not, the sitting decides (PL 37(1)–(2)), so a
 * result that was recorded wrong is voted on again.
 *
 * @returns the votes as corrected and what stands against the correction
 */
export function correctVotes(
  votes: readonly RecordedVote[],
  changes: readonly RecordedVote[],
): { votes: RecordedVote[]; violations: Violation[] } {
  const changed = new Map(changes.map((change) => [change.personId, change]));
  const corrected = votes.map((vote) => changed.get(vote.personId) ?? vote);
  const known = new Set(votes.map(({ personId }) => personId));
  const violations: Violation[] = [];
  changes.forEach((change, index) => {
    const where = `votes.${index}`;
    if (!known.has(change.personId)) violations.push({ code: 'vote_not_in_roll_call', where });
    if (change.conflict && change.choice !== 'not_participating')
      violations.push({ code: 'vote_despite_conflict', where });
  });
  const same = votes.every((vote, index) => {
    const now = corrected[index];
    return now?.choice === vote.choice && now.conflict === vote.conflict;
  });
  if (violations.length === 0 && same)
    violations.push({ code: 'correction_changes_nothing', where: 'votes' });
  const result = (of: readonly RecordedVote[]): boolean =>
    carries(tallyOf(of.map(({ choice }) => choice)), 'simple');
  if (violations.length === 0 && result(votes) !== result(corrected))
    violations.push({
      code: 'correction_turns_result',
      article: { act: 'PL', ref: '37(1)' },
      where: 'votes',
    });
  return { votes: corrected, violations };
}
