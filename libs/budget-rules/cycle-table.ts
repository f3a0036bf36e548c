import type { Permission } from '#libs/access-policy';
import type { ArticleRef, CycleState } from '#libs/contracts';
import type { DeadlineCode } from '#libs/legal-calendar';
import type { CycleGuardName } from './cycle-guards.js';
import { pl } from './finding.js';

/** Who usually takes a step. */
export type CycleActor = 'budget_coordinator' | 'system';

/** One row of the transition table. */
export interface CycleTransition {
  event: string;
  from: readonly CycleState[];
  /** The state it leads to; `same` for acts that are recorded without moving the cycle. */
  to: CycleState | 'same';
  kind: 'forward' | 'end' | 'record';
  requires: Permission;
  /** `system` = the passage of time takes it, and the coordinator may as well. */
  actor: CycleActor;
  guards: readonly CycleGuardName[];
  deadline?: DeadlineCode;
  article?: ArticleRef;
}

/** The state a cycle starts in. */
export const INITIAL_CYCLE_STATE: CycleState = 'preparing';

/** States that no event leads out of. */
export const FINAL_CYCLE_STATES: readonly CycleState[] = ['closed', 'cancelled'];

/** The life of a cycle (PL 59–62); the diagram in `docs/budget-cycle.md` is drawn from it. */
export const CYCLE_TRANSITIONS = [
  {
    event: 'openSubmission',
    from: ['preparing'],
    to: 'submission',
    kind: 'forward',
    requires: 'budget.manage',
    actor: 'budget_coordinator',
    guards: ['setUpLawful', 'statutesInForce', 'submissionNotBegun'],
    deadline: 'LB.SUBMIT',
    article: pl('60(2)'),
  },
  {
    event: 'closeSubmission',
    from: ['submission'],
    to: 'evaluation',
    kind: 'forward',
    requires: 'budget.manage',
    actor: 'system',
    guards: ['submissionOver'],
    deadline: 'LB.SUBMIT',
    article: pl('61.3'),
  },
  {
    event: 'finishEvaluation',
    from: ['evaluation'],
    to: 'ballot_ready',
    kind: 'forward',
    requires: 'budget.manage',
    actor: 'budget_coordinator',
    guards: ['everyProjectDecided', 'somethingToVoteOn'],
    article: pl('60(4)'),
  },
  {
    event: 'openVoting',
    from: ['ballot_ready'],
    to: 'voting',
    kind: 'forward',
    requires: 'budget.manage',
    actor: 'system',
    guards: [
      'setUpLawful',
      'statutesInForce',
      'somethingToVoteOn',
      'listApproved',
      'keyHeldByTwo',
      'exclusiveOnBallot',
      'votingDayReached',
      'votingTermLeft',
    ],
    deadline: 'LB.VOTE',
    article: pl('60(4)'),
  },
  {
    event: 'closeVoting',
    from: ['voting'],
    to: 'voting_ended',
    kind: 'forward',
    requires: 'budget.manage',
    actor: 'system',
    guards: ['votingOver'],
    deadline: 'LB.VOTE',
    article: pl('61.6'),
  },
  {
    event: 'count',
    from: ['voting_ended'],
    to: 'counted',
    kind: 'forward',
    requires: 'budget.count',
    actor: 'budget_coordinator',
    guards: ['rulesAsFrozen', 'resultsTakenOver', 'paperSettled'],
    article: pl('61.7'),
  },
  {
    event: 'announce',
    from: ['counted'],
    to: 'announced',
    kind: 'forward',
    requires: 'budget.manage',
    actor: 'budget_coordinator',
    guards: ['rulesAsFrozen', 'ballotsCounted', 'minutesGiven'],
    article: pl('62(2)'),
  },
  {
    event: 'recordAllocation',
    from: ['announced'],
    to: 'same',
    kind: 'record',
    requires: 'budget.manage',
    actor: 'budget_coordinator',
    guards: ['allocationGiven'],
  },
  {
    event: 'close',
    from: ['announced'],
    to: 'closed',
    kind: 'forward',
    requires: 'budget.deliver',
    actor: 'budget_coordinator',
    guards: ['allocationRecorded', 'winnersDelivered'],
    deadline: 'LB.DONE',
    article: pl('62(2)'),
  },
  {
    event: 'cancel',
    from: ['preparing', 'submission', 'evaluation', 'ballot_ready'],
    to: 'cancelled',
    kind: 'end',
    requires: 'budget.manage',
    actor: 'budget_coordinator',
    guards: ['reasonGiven'],
  },
] as const satisfies readonly CycleTransition[];

/** Name of an event of the cycle. */
export type CycleEvent = (typeof CYCLE_TRANSITIONS)[number]['event'];

/** All events, in the order of the table. */
export const CYCLE_EVENTS: readonly CycleEvent[] = CYCLE_TRANSITIONS.map((row) => row.event);

/**
 * The row of an event.
 * @throws RangeError for a name that is no event.
 */
export function cycleTransition(event: CycleEvent): CycleTransition & { event: CycleEvent } {
  const row = CYCLE_TRANSITIONS.find((candidate) => candidate.event === event);
  if (!row) throw new RangeError(`Unknown event ${String(event)}`);
  return row;
}

/** The rows that leave a state or are recorded in it. */
export function cycleTransitionsFrom(state: CycleState): (CycleTransition & { event: CycleEvent })[] {
  return CYCLE_TRANSITIONS.filter((row) => (row.from as readonly CycleState[]).includes(state));
}
