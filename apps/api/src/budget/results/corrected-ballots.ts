import type { CountedBallot, CountedProject } from '#libs/budget-count';
import type { CorrectedBallots, ResultCorrection } from '#libs/contracts';
import { Refused } from '../../platform/http/refused.js';

/**
 * Projects and ballots as a correction leaves them: without the projects that should not have been voted on, with the
 * ballots on paper that were missing, without those that were wrong.
 *
 * @throws Refused 422 `correction_ballot_unknown` where a ballot is to be taken away that was not cast on paper so often.
 */
export function corrected(
  projects: readonly CountedProject[],
  ballots: readonly (CountedBallot & { channel: string })[],
  correction: ResultCorrection | null,
): { projects: CountedProject[]; ballots: CountedBallot[] } {
  const plain = (list: readonly CountedBallot[]): CountedBallot[] =>
    list.map(({ unitId, choices, points }) => ({ unitId, choices, points: points ?? null }));
  if (!correction) return { projects: [...projects], ballots: plain(ballots) };
  const { leftOut, added, removed } = correction;
  const kept = [...ballots];
  for (const wrong of removed) {
    for (let time = 0; time < wrong.times; time += 1) {
      const at = kept.findIndex((one) => one.channel === 'in_person' && sameBallot(one, wrong));
      if (at === -1) throw new Refused([{ code: 'correction_ballot_unknown', where: 'removed' }], 422);
      kept.splice(at, 1);
    }
  }
  const more = added.flatMap(({ times, ...ballot }) => Array.from({ length: times }, () => ballot));
  return {
    projects: projects.filter(({ nr }) => !leftOut.includes(nr)),
    ballots: plain([...kept, ...more]).map((ballot) => without(ballot, leftOut)),
  };
}

/** Places in a ranking stay as they were given only where the form says so by order: what follows moves up. */
function without(ballot: CountedBallot, leftOut: readonly number[]): CountedBallot {
  const kept = ballot.choices.map((nr) => !leftOut.includes(nr));
  return {
    unitId: ballot.unitId,
    choices: ballot.choices.filter((_, at) => kept[at]),
    points: ballot.points?.filter((_, at) => kept[at]) ?? null,
  };
}

function sameBallot(one: CountedBallot, other: CorrectedBallots): boolean {
  return (
    one.unitId === other.unitId &&
    one.choices.join() === other.choices.join() &&
    (one.points ?? []).join() === (other.points ?? []).join()
  );
}
