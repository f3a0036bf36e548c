import { AGENDA_GUARDS } from './agenda-guards.js';
import { AMENDMENT_GUARDS } from './amendment-guards.js';
import { COORDINATION_GUARDS } from './coordination-guards.js';
import { COUNCIL_GUARDS } from './council-guards.js';
import { DISAGREEMENT_GUARDS } from './disagreement-guards.js';
import type { Guard } from './guard.js';
import { LIFE_GUARDS } from './life-guards.js';
import { MEMORANDUM_GUARDS } from './memorandum-guards.js';
import { OPINION_GUARDS } from './opinion-guards.js';
import { OWN_GUARDS } from './own-guards.js';
import { PROMULGATION_GUARDS } from './promulgation-guards.js';
import { REVIEW_GUARDS } from './review-guards.js';
import { TEXT_GUARDS } from './text-guards.js';

/** Every condition of the procedure by name. */
export const GUARDS = {
  ...TEXT_GUARDS,
  ...MEMORANDUM_GUARDS,
  ...AMENDMENT_GUARDS,
  ...COORDINATION_GUARDS,
  ...OPINION_GUARDS,
  ...AGENDA_GUARDS,
  ...COUNCIL_GUARDS,
  ...REVIEW_GUARDS,
  ...DISAGREEMENT_GUARDS,
  ...PROMULGATION_GUARDS,
  ...OWN_GUARDS,
  ...LIFE_GUARDS,
} as const satisfies Record<string, Guard>;

/** Name of a guard. */
export type GuardName = keyof typeof GUARDS;

/** All guard names. */
export const GUARD_NAMES = Object.keys(GUARDS) as GuardName[];

/** The guard with the name. */
export function guardOf(name: GuardName): Guard {
  return GUARDS[name];
}
