/**
 * Every state a by-law's dossier can be in, in the order of its life.
 *
 * Budget and spatial planning drafts pass by `opinion_stage` and `opinion_summary` (PL 46(4)). The states from
 * `review_required` to `publication_barred` belong to track B (PL 47(2)–(7)). `coordination` is the municipality's own
 * step; it may come before or after the opinion stage. `repealed` and `lapsed` (OPL 9(5)) end a by-law that was in force.
 */
export const STATES = [
  'draft',
  'endorsement',
  'coordination',
  'opinion_stage',
  'opinion_summary',
  'council_ready',
  'on_agenda',
  'adopted',
  'signed',
  'review_required',
  'in_review',
  'review_objections',
  'correction',
  'publication_barred',
  'promulgation_ready',
  'promulgation_sent',
  'promulgated',
  'in_force',
  'repealed',
  'lapsed',
  'withdrawn',
] as const;

/** One of {@link STATES}. */
export type DossierState = (typeof STATES)[number];

/** The state a dossier starts in. */
export const INITIAL_STATE: DossierState = 'draft';

/** States that no event leads out of. */
export const FINAL_STATES: readonly DossierState[] = ['repealed', 'lapsed', 'withdrawn'];

/** States in which nobody is waited for: the final ones, and force, which lasts until something ends it. */
export const SETTLED_STATES: readonly DossierState[] = ['in_force', ...FINAL_STATES];

/**
 * The states in which the text is still being written; from `council_ready` on, the council's text is frozen. In
 * `coordination` it is written only between rounds: the parties of a round read one text.
 */
export const EDITABLE_STATES: readonly DossierState[] = [
  'draft',
  'endorsement',
  'coordination',
  'opinion_summary',
  'correction',
];
