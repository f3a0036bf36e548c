import type { CycleFacts } from './cycle-facts.js';
import { bar, pl, warn, type CycleFinding } from './finding.js';

/**
 * What stands against the groups of projects that rule each other out: a number that no project has, or projects that
 * are counted apart, of which both could win whatever the nolikums says. A project that is not voted on any more is
 * only warned of: the others of its group stay as they are.
 */
export function exclusiveFindings({ cycle, numbered }: CycleFacts): CycleFinding[] {
  const { exclusive, scope, oneWinner } = cycle.rules;
  const together =
    scope === 'whole' || (oneWinner !== null && (oneWinner.thenNext || oneWinner.large !== null));
  return exclusive.flatMap((group, at) => {
    const about = { where: `rules.exclusive.${at}`, article: pl('61.7') };
    const known = group.flatMap((nr) => numbered.filter((project) => project.nr === nr));
    const missing = group.filter((nr) => !known.some((project) => project.nr === nr));
    const gone = known.filter(({ onBallot }) => !onBallot).map(({ nr }) => nr);
    const units = new Set(known.filter(({ onBallot }) => onBallot).map(({ unitId }) => unitId));
    const params = (numbers: readonly number[]) => ({ number: at + 1, numbers: numbers.map(String) });
    return [
      ...(missing.length > 0
        ? [bar('exclusive_project_unknown', { ...about, params: params(missing) })]
        : []),
      ...(gone.length > 0 ? [warn('exclusive_project_gone', { ...about, params: params(gone) })] : []),
      ...(units.size > 1 && !together
        ? [bar('exclusive_counted_apart', { ...about, params: params(group) })]
        : []),
    ];
  });
}
