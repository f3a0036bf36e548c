import { opl } from './guard.js';
import type { Transition } from './transition.js';

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
] as const satisfies readonly Transition[];
