/** What an amending by-law has to do with the act that it amends; `null` in {@link DossierFacts} where it amends none. */
export interface AmendmentSlice {
  /**
   * Whether the by-law, applied to the act in force, gives the edited text (or, without one, can be applied at all):
   * `unchecked` while nobody looked since one of the texts was changed.
   */
  proof: 'closed' | 'open' | 'unchecked';
}

/**
 * What a reader would miss in the memorandum, beside parts that say nothing; `null` in {@link DossierFacts} where the
 * dossier has no memorandum.
 */
export interface MemorandumReviewSlice {
  /** How many findings there are; none of them keeps the draft from going on. */
  findings: number;
  /** The parts they are in. */
  parts: readonly number[];
}

/** Contacts with lobbyists on the draft (Interešu pārstāvības atklātības likums 6(3)). */
export interface ContactsSlice {
  /** Contacts are listed, or it is stated that there were none. */
  stated: boolean;
}
