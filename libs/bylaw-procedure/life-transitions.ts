import { opl, pl } from './guard.js';
import type { Transition } from './transition.js';

/**
 * Spatial planning is drafted, coordinated and put before the public by its own law and in its own system (PL 46(4),
 * 48(3)); here it is a record with a link, so its way to the council is one step.
 */
export const PLANNING_TRANSITION = {
  event: 'recordPlanning',
  from: ['draft', 'endorsement'],
  to: 'council_ready',
  kind: 'forward',
  requires: 'dossier.advance',
  actor: 'lawyer',
  branch: ['isSpatialPlanning'],
  guards: ['isSpatialPlanning', 'hasTitle', 'planningRecordLinked'],
  article: pl('48(3)'),
} as const satisfies Transition;

/** What may happen to a by-law that is in force; acts of later control stand beside them. */
export const LIFE_TRANSITIONS = [
  {
    event: 'recordExPostReview',
    from: ['in_force'],
    to: 'same',
    kind: 'record',
    requires: 'dossier.advance',
    actor: 'lawyer',
    guards: ['exPostConcluded'],
  },
  {
    event: 'recordRepeal',
    from: ['in_force'],
    to: 'repealed',
    kind: 'end',
    requires: 'promulgation.manage',
    actor: 'system',
    branch: ['repealedByNow'],
    guards: ['repealedByNow'],
  },
  {
    event: 'recordBasisLapse',
    from: ['in_force'],
    to: 'lapsed',
    kind: 'end',
    requires: 'promulgation.manage',
    actor: 'lawyer',
    branch: ['basisLapsedByNow'],
    guards: ['basisLapsedByNow'],
    article: opl('9(5)'),
  },
  {
    event: 'recordTermExpiry',
    from: ['in_force'],
    to: 'lapsed',
    kind: 'end',
    requires: 'promulgation.manage',
    actor: 'lawyer',
    branch: ['ownTermOver'],
    guards: ['ownTermOver'],
  },
  {
    event: 'recordVoiding',
    from: ['in_force'],
    to: 'lapsed',
    kind: 'end',
    requires: 'promulgation.manage',
    actor: 'system',
    branch: ['voidedByNow'],
    guards: ['voidedByNow'],
    article: pl('66'),
  },
] as const satisfies readonly Transition[];
