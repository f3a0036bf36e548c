import type { CountedBallot, CountedProject } from '#libs/budget-count';
import type { ResultCorrection } from '#libs/contracts';
import { correctedVote } from '#libs/verifiable-ballot';
import { Refused } from '../../platform/http/refused.js';

/**
 * Projects and ballots as a correction leaves them; whoever checks a published result corrects them in the same way.
 *
 * @throws Refused 422 `correction_ballot_unknown` where a ballot is to be taken away that was not cast on paper so often.
 */
export function corrected(
  projects: readonly CountedProject[],
  ballots: readonly (CountedBallot & { channel: string })[],
  correction: ResultCorrection | null,
): { projects: CountedProject[]; ballots: CountedBallot[] } {
  const vote = correctedVote(
    projects,
    {
      online: ballots.filter(({ channel }) => channel !== 'in_person'),
      paper: ballots.filter(({ channel }) => channel === 'in_person'),
    },
    correction ?? { leftOut: [], added: [], removed: [] },
  );
  if (!vote) throw new Refused([{ code: 'correction_ballot_unknown', where: 'removed' }], 422);
  return vote;
}
