/**
 * The states of the control of an act in force (PL 64–66). Each control of an act goes its own way beside the state of
 * the act's dossier, which stays in force: an act may be controlled more than once, and need not have a dossier.
 *
 * `begun` is the state before the first step. The norms are suspended from `suspended` to `in_court`.
 */
export const CONTROL_STATES = [
  'begun',
  'opinion_received',
  'remedied',
  'disagreed',
  'suspended',
  'sitting_called',
  'in_court',
  'closed',
  'norms_repealed',
  'norms_voided',
  'norms_upheld',
  'norms_struck',
] as const;

/** One of {@link CONTROL_STATES}. */
export type ControlState = (typeof CONTROL_STATES)[number];

/** The state before the first step. */
export const INITIAL_CONTROL_STATE: ControlState = 'begun';

/** States that no step leads out of. */
export const FINAL_CONTROL_STATES: readonly ControlState[] = [
  'closed',
  'norms_repealed',
  'norms_voided',
  'norms_upheld',
  'norms_struck',
];

/** States in which the minister's order holds the norms suspended (PL 66(1), 66(3)). */
export const SUSPENDING_STATES: readonly ControlState[] = ['suspended', 'sitting_called', 'in_court'];
