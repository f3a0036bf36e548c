import type { ArticleRef, ControlEventName, ControlInputs, LegalDay } from '#libs/contracts';
import type { LegalCalendar } from '#libs/legal-calendar';
import type { ControlState } from './control-states.js';
import type { DossierKind } from './facts.js';
import type { ActorCode, Finding } from './guard.js';

/** What is known of the act whose lawfulness is controlled. */
export interface ControlledAct {
  kind: DossierKind;
  inForce: boolean;
  /** The ministry gave its opinion on it under PL 47, so that VARAM gives none under PL 65(1). */
  reviewedUnder47: boolean;
  /** The day of the council's disagreement under PL 47(6); `null` where it took no such decision. */
  disagreedUnder47On: LegalDay | null;
}

/** What was recorded by now; the step that is being decided is among it. */
export type ControlRecord = { readonly [E in ControlEventName]?: ControlInputs[E] };

/** Everything the conditions of a control look at. */
export interface ControlFacts {
  state: ControlState;
  act: ControlledAct;
  record: ControlRecord;
}

/** What a condition may look at. */
export interface ControlContext {
  facts: ControlFacts;
  now: LegalDay;
  calendar: LegalCalendar;
}

/** A condition of a step. */
export interface ControlGuard {
  article?: ArticleRef;
  actor: ActorCode;
  /** Everything that speaks against the step; empty when the condition is met. */
  check(context: ControlContext): Finding[];
}
