import type {
  ArticleRef,
  CorrectedBallots,
  DeliveryCourse,
  LegalDay,
  ProjectState,
  ResultCorrection,
  Violation,
} from '#libs/contracts';
import { blank, pl } from './finding.js';

/** A project whose delivery has begun, and which a corrected result does not let win. */
export interface BegunLoser {
  nr: number;
  state: Extract<ProjectState, 'in_delivery' | 'delivered'>;
}

/** What a correction leaves of a unit of voting: its ballots on paper, and people whom the roll marks there in person. */
export interface CorrectedPapers {
  unit: string;
  papers: number;
  marked: number;
}

/** Money of the participatory budget goes to what residents chose. */
const RESIDENTS_DECIDE: ArticleRef = pl('59(1)');

/**
 * What stands against a correction after which projects lose that are being built or stand already: residents decide
 * (PL 59(1)), so the correction is possible, but for each of these projects the council has to have decided whether its
 * delivery is stopped, or goes on outside the participatory budget.
 *
 * @param given what the council decided, by project.
 * @param now the legal day.
 */
export function courseViolations(
  losers: readonly BegunLoser[],
  given: readonly DeliveryCourse[],
  now: LegalDay,
): Violation[] {
  const about = (nr: number) => ({ where: `deliveries.${nr}`, params: { nr }, article: RESIDENTS_DECIDE });
  const missing = losers.filter(({ nr }) => !given.some((course) => course.nr === nr));
  return [
    ...missing.map(({ nr }) => ({ code: 'correction_in_delivery', ...about(nr) })),
    ...given.flatMap(({ nr, course, decisionNumber, decisionDay, reason }, at) => {
      const loser = losers.find((one) => one.nr === nr);
      if (!loser || given.findIndex((one) => one.nr === nr) !== at)
        return [{ code: 'correction_course_needless', ...about(nr) }];
      const found: Violation[] = [];
      if (course === 'stop' && loser.state === 'delivered')
        found.push({ code: 'correction_stands_already', ...about(nr) });
      if (blank(decisionNumber) || blank(reason))
        found.push({ code: 'correction_decision_missing', ...about(nr) });
      if (decisionDay > now)
        found.push({ code: 'allocation_in_future', ...about(nr), params: { day: decisionDay } });
      return found;
    }),
  ];
}

/**
 * What stands against adding ballots on paper: each needs its mark in the roll, as in the first count (PL 60(4)); accepted
 * envelopes are marked too. There is no exception. Papers of a forgotten box have marks. Papers of people whom nobody marked
 * cannot be told from those of people who voted twice; the account of papers in the minutes tells of them.
 *
 * @param units those that ballots are added to.
 */
export function paperViolations(units: readonly CorrectedPapers[]): Violation[] {
  return units
    .filter(({ papers, marked }) => papers > marked)
    .map(({ unit, papers, marked }) => ({
      ...{ code: 'correction_more_than_marked', where: 'added', params: { unit, papers, marked } },
      article: pl('60(4)'),
    }));
}

/**
 * A correction of a result that was corrected before: it is of the first count, with everything that was corrected
 * since. Ballots that are taken away now and had been added before, or the other way round, cancel each other.
 *
 * @param earlier the correction that holds; null where the first count does.
 */
export function addCorrection(earlier: ResultCorrection | null, later: ResultCorrection): ResultCorrection {
  if (!earlier) return later;
  const more = settle([...earlier.added, ...later.added], [...earlier.removed, ...later.removed]);
  return {
    ...later,
    leftOut: [...new Set([...earlier.leftOut, ...later.leftOut])].sort((a, b) => a - b),
    ...more,
  };
}

/** Equal ballots in one line each, how often they are added or taken away in the end. */
function settle(
  added: readonly CorrectedBallots[],
  removed: readonly CorrectedBallots[],
): Pick<ResultCorrection, 'added' | 'removed'> {
  const sums = new Map<string, CorrectedBallots>();
  for (const [list, sign] of [[added, 1] as const, [removed, -1] as const]) {
    for (const ballots of list) {
      const { unitId, choices, points, times } = ballots;
      const key = [unitId, choices.join(), (points ?? []).join()].join(' ');
      const known = sums.get(key);
      sums.set(key, { ...ballots, times: (known?.times ?? 0) + sign * times });
    }
  }
  const all = [...sums.values()];
  return {
    added: all.filter(({ times }) => times > 0),
    removed: all.filter(({ times }) => times < 0).map((one) => ({ ...one, times: -one.times })),
  };
}
