import type { SittingMode } from './council.js';
import type { RecordSittingVote } from './council-matters.js';
import type { LegalDay } from './decision.js';

/** Why a sitting was not held to its end: too few councillors (PL 27(2)), or it was cancelled before it began. */
export type CallOffCause = 'no_quorum' | 'cancelled';
/** Who may ask for an extraordinary sitting (PL 30(1)). */
export type SittingInitiator = 'councillors' | 'minister' | 'cabinet';

/** All values of {@link SittingInitiator}. */
export const SITTING_INITIATORS: readonly SittingInitiator[] = ['councillors', 'minister', 'cabinet'];

/** Body of `PUT …/sittings/:id`: a planned sitting as it will be held now. */
export interface ChangeSitting {
  day: LegalDay;
  /** `HH:MM` in Latvia. */
  time: string;
  place: string;
  streamUrl: string | null;
  chairId: string;
  mode: SittingMode;
  urgency: string | null;
}

/** Body of `POST …/sittings/:id/call-off`. */
export interface CallOffSitting {
  cause: CallOffCause;
  reason: string;
}

/** What the sitting changes in its own agenda by a roll-call vote (PL 34, 29(4)). */
export type AgendaChangeCode = 'add' | 'remove' | 'order';

/** Body of `POST …/sittings/:id/agenda-votes`. */
export interface RecordAgendaVote extends RecordSittingVote {
  change: AgendaChangeCode;
  /** The item to be taken off. */
  itemId?: string;
  /** Why it is taken off. */
  reason?: string;
  /** All items in the order proposed. */
  itemIds?: string[];
  /** The by-law to be added, or the title of another item. */
  dossierId?: string;
  purpose?: 'disagreement';
  title?: string;
  rapporteur?: string | null;
}
