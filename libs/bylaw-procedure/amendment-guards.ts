import { warn, type Guard } from './guard.js';

/** Conditions of amending by-laws. No law asks for a proof, so it warns and stops nothing. */
export const AMENDMENT_GUARDS = {
  /** The amendments, applied to the act in force, give exactly the edited text. */
  amendmentProven: {
    actor: 'lawyer',
    check: ({ facts }) => {
      const where = 'amendment';
      switch (facts.amendment?.proof) {
        case 'open':
          return [warn('amendment_not_proven', { where })];
        case 'unchecked':
          return [warn('amendment_unchecked', { where })];
        default:
          return [];
      }
    },
  },
} as const satisfies Record<string, Guard>;
