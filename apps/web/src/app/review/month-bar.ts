import type { LegalDay } from '#libs/contracts';
import { daysBetween } from '../ui/days';

/** How far a term has run, for drawing it. */
export interface TermShare {
  /** Days from the first to the last. */
  total: number;
  /** Days that have passed, never more than `total`. */
  passed: number;
  /** `passed` of `total`, from 0 to 100. */
  percent: number;
  /** The last day is behind. */
  over: boolean;
}

/** The share of the term from `from` to `to` that lies behind on the day `at`; the first day itself is not counted (APL 42(1)). */
export function termShare(from: LegalDay, to: LegalDay, at: LegalDay): TermShare {
  const total = Math.max(1, daysBetween(from, to));
  const gone = daysBetween(from, at);
  const passed = Math.min(total, Math.max(0, gone));
  return { total, passed, percent: Math.round((passed / total) * 100), over: gone > total };
}
