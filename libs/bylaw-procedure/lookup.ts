import type { DeadlineCode } from '#libs/legal-calendar';
import type { DossierState } from './states.js';
import { TRANSITIONS } from './table.js';
import type { EventName } from './table.js';
import type { Transition } from './transition.js';

/** The codes of the deadlines that an event may have. */
export function deadlineCodes(row: Pick<Transition, 'deadline'>): readonly DeadlineCode[] {
  if (row.deadline === undefined) return [];
  return typeof row.deadline === 'string' ? [row.deadline] : row.deadline;
}

/** The row of an event. */
export function transition(event: EventName): Transition & { event: EventName } {
  const row = TRANSITIONS.find((t) => t.event === event);
  if (!row) throw new RangeError(`Unknown event ${String(event)}`);
  return row;
}

/** The rows that leave a state or are recorded in it, in the order of the table. */
export function transitionsFrom(state: DossierState): (Transition & { event: EventName })[] {
  return TRANSITIONS.filter((t) => (t.from as readonly DossierState[]).includes(state));
}
