import type { CycleInput, CycleState, LegalDay, Violation } from '#libs/contracts';
import { addUnits, isLegalDay } from '#libs/legal-calendar';
import { blank, pl } from './finding.js';

/** A term that can become longer while it runs. */
export type ExtendedTerm = 'submission' | 'voting';

/** More days than this at once are a slip; the law has no such limit. */
const MOST_DAYS = 90;
const ARTICLES = { submission: pl('61.3'), voting: pl('61.6') } as const;

/**
 * What stands against a longer term. It becomes longer only while it runs, for everybody who submits or votes in any way,
 * and with a public reason; it never becomes shorter, so it stays within the least term of the law (PL 61.3, 61.6).
 */
export function extensionViolations(
  term: ExtendedTerm,
  { to, reason }: { to: LegalDay; reason: string },
  {
    state,
    cycle,
    today,
  }: { state: CycleState; cycle: Pick<CycleInput, ExtendedTerm | 'evaluationUntil'>; today: LegalDay },
): Violation[] {
  const article = ARTICLES[term];
  const before = cycle[term].to;
  if (state !== term || today > before) return [{ code: 'extension_term_not_running', article }];
  const found: Violation[] = [];
  if (!isLegalDay(to) || to <= before) {
    found.push({ code: 'extension_not_longer', where: 'to', article, params: { day: before } });
  } else if (term === 'submission' && to >= cycle.evaluationUntil) {
    found.push({ code: 'extension_past_evaluation', where: 'to', params: { day: cycle.evaluationUntil } });
  } else if (to > addUnits(before, MOST_DAYS, 'day')) {
    // No term becomes shorter again, so a slip of the year would stay.
    found.push({
      code: 'extension_too_far',
      where: 'to',
      params: { day: addUnits(before, MOST_DAYS, 'day') },
    });
  }
  if (blank(reason)) found.push({ code: 'extension_reason_missing', where: 'reason', article });
  return found;
}
