import { bar, warn } from './guard.js';
import type { Finding, Guard, GuardContext } from './guard.js';
import { opinionStageOver } from './opinion-guards.js';

/** Conditions of coordination with institutions. Terms and duty are the municipality's own, so none cites an article. */
export const COORDINATION_GUARDS = {
  /** The opinion stage is not over yet, or there is none: coordination leads back to endorsement. */
  opinionStageAhead: {
    actor: 'lawyer',
    check: (context) => (opinionStageOver(context) ? [bar('opinion_stage_over')] : []),
  },
  /** The opinion stage is over: coordination leads back to its summary. */
  opinionStageBehind: {
    actor: 'lawyer',
    check: (context) => (opinionStageOver(context) ? [] : [bar('opinion_stage_not_over')]),
  },
  /** Everybody asked has answered, or the term is over. */
  coordinationRoundEnded: { actor: 'coordination_party', check: roundEnded },
  /** Every objection and proposal of the round has a disposition. */
  coordinationItemsAnswered: {
    actor: 'lawyer',
    check: ({ facts }) => {
      const count = facts.coordination?.unanswered ?? 0;
      return count > 0
        ? [bar('coordination_items_unanswered', { params: { count }, where: 'coordination' })]
        : [];
    },
  },
  /** No round is running, and the draft was coordinated where the municipality requires it. */
  coordinationDone: {
    actor: 'lawyer',
    check: ({ facts }) => {
      const slice = facts.coordination;
      const where = 'coordination';
      if (!slice) return [];
      if (slice.openRound) return [bar('coordination_running', { where })];
      if (!slice.required) return [];
      if (slice.rounds === 0 || slice.outcome === null) return [bar('coordination_missing', { where })];
      return slice.outcome === 'not_agreed' ? [warn('coordination_not_agreed', { where })] : [];
    },
  },
} as const satisfies Record<string, Guard>;

function roundEnded({ facts }: GuardContext): Finding[] {
  return facts.coordination?.openRound ? [bar('coordination_running', { where: 'coordination' })] : [];
}
