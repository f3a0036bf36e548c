import * as sets from './guard-sets.js';
import type { Transition } from './transition.js';

/** Coordination with institutions: a step of the municipality's own, so without an article; before or after the opinion stage. */
export const COORDINATION_TRANSITIONS = [
  {
    event: 'sendForCoordination',
    from: ['endorsement', 'opinion_summary'],
    to: 'coordination',
    kind: 'aside',
    requires: 'coordination.manage',
    actor: 'lawyer',
    branch: ['notSpatialPlanning'],
    guards: ['notSpatialPlanning', ...sets.TEXT_READY],
  },
  {
    event: 'closeCoordination',
    from: ['coordination'],
    to: 'endorsement',
    kind: 'forward',
    requires: 'coordination.manage',
    actor: 'lawyer',
    branch: ['opinionStageAhead'],
    guards: ['opinionStageAhead', ...sets.COORDINATED],
  },
  {
    event: 'closeCoordinationAfterOpinions',
    from: ['coordination'],
    to: 'opinion_summary',
    kind: 'forward',
    requires: 'coordination.manage',
    actor: 'lawyer',
    branch: ['opinionStageBehind'],
    guards: ['opinionStageBehind', ...sets.COORDINATED],
  },
] as const satisfies readonly Transition[];
