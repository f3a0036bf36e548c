/**
 * Roles a person holds in an institution. `resident` is not assigned: whoever is logged in has it.
 * The Latvian names are in the interface's translations (`directory.role.*`).
 */
export const ROLES = [
  'lawyer',
  'head_of_department',
  'legal_endorser',
  'council_secretary',
  'sitting_chair',
  'councillor',
  'budget_coordinator',
  'evaluator',
  'clerk',
  'administrator',
  'varam_reviewer',
  'ministry_reviewer',
  'ngo_representative',
  'residents_council_representative',
  'organisation_representative',
  'data_officer',
] as const;

/** One of {@link ROLES}. */
export type Role = (typeof ROLES)[number];

/** Roles that are held across municipalities: their assignment names no municipality. */
export const STATE_ROLES: readonly Role[] = [
  'varam_reviewer',
  'ministry_reviewer',
  // An association claimed once, by its registration number, answers to every municipality.
  'organisation_representative',
];
