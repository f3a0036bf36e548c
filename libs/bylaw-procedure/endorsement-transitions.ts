import { pl } from './guard.js';
import * as sets from './guard-sets.js';
import type { Transition } from './transition.js';

/** Endorsements of exactly the present texts, in the order that the municipality sets (PL 36(2)). */
export const ENDORSEMENT_TRANSITIONS = [
  {
    event: 'endorseLegal',
    ...sets.ENDORSING,
    requires: 'bylaw.endorse.legal',
    actor: 'legal_endorser',
    guards: [...sets.TEXT_READY, 'legalInTurn'],
    article: pl('36(2)'),
  },
  {
    event: 'endorseHead',
    ...sets.ENDORSING,
    requires: 'bylaw.endorse.head',
    actor: 'head_of_department',
    guards: [...sets.TEXT_READY, 'headInTurn'],
    article: pl('36(2)'),
  },
  {
    event: 'endorseOwn',
    ...sets.ENDORSING,
    requires: 'bylaw.endorse.own',
    actor: 'own_endorser',
    branch: ['ownEndorsersAsked'],
    guards: ['ownEndorsersAsked', ...sets.TEXT_READY, 'ownInTurn'],
    article: pl('36(2)'),
  },
] as const satisfies readonly Transition[];
