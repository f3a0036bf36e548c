import type { CycleRules, CycleState, LegalDay, Violation } from '#libs/contracts';

/** Most characters of an idea's texts. */
export const IDEA_LIMITS = { title: 120, description: 2_000, theme: 80 } as const;

/** What stands against giving or supporting an idea on the day: no such stage, or not its days. */
export function ideaViolations(
  rules: Pick<CycleRules, 'ideas'>,
  state: CycleState,
  day: LegalDay,
): Violation[] {
  if (rules.ideas === null) return [{ code: 'ideas_none' }];
  const { from, to } = rules.ideas;
  if (state !== 'submission' || day < from) return [{ code: 'ideas_not_open', params: { day: from } }];
  return day > to ? [{ code: 'ideas_over', params: { day: to } }] : [];
}
