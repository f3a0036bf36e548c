import type { LegalDay } from './decision.js';
import type { ReviewOutcome } from './review.js';

/** What became of an objection: corrected (PL 47(5)), the council disagreed (47(6)), the by-law came no further, nothing yet. */
export type ObjectionFate = 'corrected' | 'disagreed' | 'stopped' | 'open';

/** Objections that cite one rule. */
export interface RuleCount {
  /** The rule as it is printed, for example `Pašvaldību likuma 45. pants`; the words of the grounds where none was recognised. */
  rule: string;
  objections: number;
  /** By-laws and municipalities that they are about. */
  bylaws: number;
  municipalities: number;
  corrected: number;
  disagreed: number;
  stopped: number;
  open: number;
  objectionIds: string[];
}

/** An objection among those that are counted. */
export interface StatisticsObjection {
  id: string;
  /** The desk of the review it belongs to. */
  roundId: string;
  place: { slug: string; name: string };
  title: string;
  bylawNumber: string | null;
  issuedOn: LegalDay;
  unitLabel: string;
  text: string;
  grounds: string;
  fate: ObjectionFate;
}

/** Answer of `GET /api/review/statistics`: what the reader's own ministry gave. */
export interface ReviewStatistics {
  /** Reviews that ended in the time asked for, by their outcome. */
  outcomes: Record<ReviewOutcome, number>;
  /** Calendar days from receipt to opinion in the middle of all (median); `null` without any. */
  medianDays: number | null;
  /** Opinions that came after the month. */
  late: number;
  rules: RuleCount[];
  objections: StatisticsObjection[];
  places: { slug: string; name: string }[];
}
