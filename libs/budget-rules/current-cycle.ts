import type { CycleRules, CycleState, LegalDay } from '#libs/contracts';
import { ideaViolations } from './ideas.js';

/** What residents can do in a cycle, the weightiest first. */
export const CYCLE_ACTS = ['vote', 'submit', 'ideas'] as const;
/** One of {@link CYCLE_ACTS}. */
export type CycleAct = (typeof CYCLE_ACTS)[number];

/** What is looked at of a cycle. */
export interface DatedCycle {
  state: CycleState;
  submission: { from: LegalDay; to: LegalDay };
  voting: { from: LegalDay; to: LegalDay };
  rules: Pick<CycleRules, 'ideas'>;
}

/** What residents can do in the cycle on the day; the weightiest of it. */
export function cycleAct({ state, submission, voting, rules }: DatedCycle, day: LegalDay): CycleAct | null {
  const within = ({ from, to }: { from: LegalDay; to: LegalDay }): boolean => from <= day && day <= to;
  if (state === 'voting' && within(voting)) return 'vote';
  if (state === 'submission' && within(submission)) return 'submit';
  return ideaViolations(rules, state, day).length === 0 ? 'ideas' : null;
}

/** The cycle shown first: the one with the weightiest act on the day, else the oldest. */
export function currentCycle<T extends DatedCycle>(oldestFirst: readonly T[], day: LegalDay): T | null {
  for (const act of CYCLE_ACTS) {
    const found = oldestFirst.find((cycle) => cycleAct(cycle, day) === act);
    if (found) return found;
  }
  return oldestFirst[0] ?? null;
}
