import type { LegalDay } from '#libs/contracts';

/** Opinions of the council's committees on the draft (PL 36(2)). */
export interface CommitteesSlice {
  opinions: readonly { code: string; outcome: CommitteeOutcome; day: LegalDay }[];
}

/** What a committee thinks of a draft. */
export type CommitteeOutcome = 'supports' | 'supports_with_changes' | 'does_not_support';

/** All values of {@link CommitteeOutcome}. */
export const COMMITTEE_OUTCOMES: readonly CommitteeOutcome[] = [
  'supports',
  'supports_with_changes',
  'does_not_support',
];

/** How a by-law in force ends or has ended; `null` in {@link DossierFacts} while nothing is known of an end. */
export interface EndOfForceSlice {
  /**
   * Repealed by another act, without legal basis any more (OPL 9(5)), past a term that it set itself, or as a whole by
   * what followed a minister's order (PL 66).
   */
  cause: 'repealed' | 'basis_lapsed' | 'term' | 'voided';
  /** The first day on which it is no longer in force. */
  from: LegalDay;
  /** The act that repealed it, the basis that lapsed, or the document that ended it after an order. */
  by: string | null;
}

/** The look back at what a by-law has brought about; `null` in {@link DossierFacts} where none is planned. */
export interface ExPostSlice {
  dueOn: LegalDay;
  doneOn: LegalDay | null;
  conclusion: string | null;
}

/** The acts that the by-law declares to have lost force; `null` in {@link DossierFacts} where it names none. */
export interface RepealsSlice {
  /** How many it names. */
  named: number;
  /** Numbers of those that are not among the municipality's acts here. */
  unknown: readonly string[];
}
