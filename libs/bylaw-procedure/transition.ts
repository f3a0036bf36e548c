import type { Permission } from '#libs/access-policy';
import type { ArticleRef } from '#libs/contracts';
import type { DeadlineCode } from '#libs/legal-calendar';
import type { ActorCode } from './guard.js';
import type { GuardName } from './guards.js';
import type { DossierState } from './states.js';

/** One row of the transition table. */
export interface Transition {
  event: string;
  from: readonly DossierState[];
  /** The state it leads to; `same` for acts that are recorded without moving the dossier. */
  to: DossierState | 'same';
  /**
   * `forward` leads towards entry into force, `aside` to a step that the municipality itself may choose, `back` returns
   * the draft, `end` closes it, `record` leaves the state.
   */
  kind: 'forward' | 'aside' | 'back' | 'end' | 'record';
  requires: Permission;
  /** Who usually does it. */
  actor: ActorCode;
  guards: readonly GuardName[];
  /** Those of the guards that choose the branch: where one is not met, the event is not offered (but still refused). */
  branch?: readonly GuardName[];
  /** The deadline by which (or from which) the event is due in the states it leaves; of several, the one that applies. */
  deadline?: DeadlineCode | readonly DeadlineCode[];
  article?: ArticleRef;
}
