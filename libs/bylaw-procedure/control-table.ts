import type { Permission } from '#libs/access-policy';
import type { ArticleRef, ControlEventName } from '#libs/contracts';
import type { DeadlineCode } from '#libs/legal-calendar';
import { OPINION_CONTROL_GUARDS } from './control-guards.js';
import { ORDER_CONTROL_GUARDS } from './control-order-guards.js';
import type { ControlState } from './control-states.js';
import type { ActorCode } from './guard.js';
import { pl } from './guard.js';

/** Every condition of later control by name. */
export const CONTROL_GUARDS = { ...OPINION_CONTROL_GUARDS, ...ORDER_CONTROL_GUARDS } as const;

/** Name of a condition of later control. */
export type ControlGuardName = keyof typeof CONTROL_GUARDS;

/** One row of the table of later control. */
export interface ControlTransition {
  event: ControlEventName;
  from: readonly ControlState[];
  /** The state it leads to; `same` for what is only recorded. */
  to: ControlState | 'same';
  requires: Permission;
  /** Whose act is recorded. */
  actor: ActorCode;
  guards: readonly ControlGuardName[];
  /** The deadline by which the step is due in the states it leaves. */
  deadline?: DeadlineCode;
  article?: ArticleRef;
}

/** The control of an act in force as one table (PL 64–66). */
export const CONTROL_TRANSITIONS: readonly ControlTransition[] = [
  {
    event: 'receiveControlOpinion',
    from: ['begun'],
    to: 'opinion_received',
    requires: 'control.record',
    actor: 'ministry',
    guards: ['controlledActInForce', 'controlledByMinistry', 'controlOpinionReasoned'],
    article: pl('65(2)'),
  },
  {
    event: 'recordRemedy',
    from: ['opinion_received', 'disagreed'],
    to: 'remedied',
    requires: 'control.record',
    actor: 'council',
    guards: ['remedySent'],
    deadline: 'KN.SEND_CLARIFIED',
    article: pl('65(3)'),
  },
  {
    event: 'disagreeWithOpinion',
    from: ['opinion_received'],
    to: 'disagreed',
    requires: 'control.record',
    actor: 'council',
    guards: ['controlDisagreementReasoned'],
    deadline: 'SN.CONTROL_DISAGREE',
    article: pl('65(4)'),
  },
  {
    event: 'sendControlDisagreement',
    from: ['disagreed'],
    to: 'same',
    requires: 'control.record',
    actor: 'lawyer',
    guards: ['controlDisagreementSent'],
    deadline: 'KN.SEND_DISAGREEMENT',
    article: pl('65(4)'),
  },
  {
    event: 'recordInstitutionView',
    from: ['disagreed'],
    to: 'same',
    requires: 'control.record',
    actor: 'ministry',
    guards: ['institutionViewPossible'],
    deadline: 'KN.MINISTRY_VIEW',
    article: pl('65(5)'),
  },
  {
    event: 'suspendByOrder',
    from: ['begun', 'opinion_received', 'remedied', 'disagreed'],
    to: 'suspended',
    requires: 'control.record',
    actor: 'ministry',
    guards: ['controlledActInForce', 'orderPublished'],
    deadline: 'KN.PUBLISH_ORDER',
    article: pl('66(1)'),
  },
  {
    event: 'callControlSitting',
    from: ['suspended'],
    to: 'sitting_called',
    requires: 'control.call',
    actor: 'sitting_chair',
    guards: ['controlSittingCalled'],
    deadline: 'KN.CALL_SITTING',
    article: pl('66(2)'),
  },
  {
    event: 'repealPartly',
    from: ['sitting_called'],
    to: 'same',
    requires: 'control.record',
    actor: 'council',
    guards: ['partialRepealDecided'],
    article: pl('66(2)'),
  },
  {
    event: 'repealAfterOrder',
    from: ['sitting_called'],
    to: 'norms_repealed',
    requires: 'control.record',
    actor: 'council',
    guards: ['repealDecided'],
    article: pl('66(2)'),
  },
  {
    event: 'applyToCourt',
    from: ['sitting_called'],
    to: 'in_court',
    requires: 'control.record',
    actor: 'council',
    guards: ['disagreementTaken', 'courtApplicationInTime'],
    deadline: 'KN.GO_TO_COURT',
    article: pl('66(3)'),
  },
  {
    event: 'voidByOrder',
    from: ['suspended', 'sitting_called'],
    to: 'norms_voided',
    requires: 'control.record',
    actor: 'ministry',
    guards: ['controlDutyMissed', 'voidingPublished'],
    deadline: 'KN.PUBLISH_VOIDING',
    article: pl('66(5)'),
  },
  {
    event: 'recordNormsUpheld',
    from: ['in_court'],
    to: 'norms_upheld',
    requires: 'control.record',
    actor: 'lawyer',
    guards: ['upheldPronounced'],
    article: pl('66(3)'),
  },
  {
    event: 'recordNormsStruck',
    from: ['in_court'],
    to: 'norms_struck',
    requires: 'control.record',
    actor: 'lawyer',
    guards: ['struckPronounced'],
    article: pl('66(3)'),
  },
  {
    event: 'closeControl',
    from: ['opinion_received', 'remedied', 'disagreed'],
    to: 'closed',
    requires: 'control.record',
    actor: 'lawyer',
    guards: ['controlEndReasoned'],
  },
];

/** The row of a step. @throws RangeError for an unknown one. */
export function controlTransition(event: ControlEventName): ControlTransition {
  const row = CONTROL_TRANSITIONS.find((one) => one.event === event);
  if (!row) throw new RangeError(`Unknown step of control ${String(event)}`);
  return row;
}

/** The rows that leave a state or are recorded in it. */
export function controlTransitionsFrom(state: ControlState): ControlTransition[] {
  return CONTROL_TRANSITIONS.filter(({ from }) => from.includes(state));
}
