import type { CountedBallot, CountedProject } from '#libs/budget-count';
import type { CorrectedBallots, ResultCorrection } from '#libs/contracts';

/** What a correction changes of a count (PL 59(1)). */
export type CorrectedCount = Pick<ResultCorrection, 'leftOut' | 'added' | 'removed'>;

/**
 * Projects and ballots as a correction leaves them: without the projects that should not have been voted on, with the
 * ballots on paper that were missing, without those that were wrong. A correction is always of the first count, whatever
 * was corrected between them. Null where a ballot is taken away that was not cast on paper so often.
 */
export function correctedVote(
  projects: readonly CountedProject[],
  { online, paper }: { online: readonly CountedBallot[]; paper: readonly CountedBallot[] },
  { leftOut, added, removed }: CorrectedCount,
): { projects: CountedProject[]; ballots: CountedBallot[] } | null {
  const kept = [...paper];
  for (const wrong of removed) {
    for (let time = 0; time < wrong.times; time += 1) {
      const at = kept.findIndex((one) => isSameBallot(one, wrong));
      if (at === -1) return null;
      kept.splice(at, 1);
    }
  }
  const more = added.flatMap(({ times, ...ballot }) => Array.from({ length: times }, () => ballot));
  const gone = new Set(leftOut);
  return {
    projects: projects.filter(({ nr }) => !gone.has(nr)),
    ballots: [...online, ...kept, ...more].map((ballot) => without(ballot, gone)),
  };
}

/** Places in a ranking stay as they were given only where the form says so by order: what follows moves up. */
function without({ unitId, choices, points }: CountedBallot, gone: ReadonlySet<number>): CountedBallot {
  if (!choices.some((nr) => gone.has(nr))) return { unitId, choices, points: points ?? null };
  const kept = choices.map((nr) => !gone.has(nr));
  return {
    unitId,
    choices: choices.filter((_, at) => kept[at]),
    points: points?.filter((_, at) => kept[at]) ?? null,
  };
}

function isSameBallot(one: CountedBallot, other: CorrectedBallots): boolean {
  return (
    one.unitId === other.unitId &&
    one.choices.join() === other.choices.join() &&
    (one.points ?? []).join() === (other.points ?? []).join()
  );
}
