import type { CycleState, ProjectState } from '#libs/contracts';
import type { StatusTone } from '../ui/status-badge';

/** The shape and colour of a cycle's state; its word is `budget.cycleState.<state>`. */
export function cycleTone(state: CycleState): StatusTone {
  switch (state) {
    case 'submission':
    case 'voting':
      return 'good';
    case 'evaluation':
    case 'ballot_ready':
    case 'voting_ended':
    case 'counted':
    case 'announced':
      return 'info';
    case 'cancelled':
      return 'bad';
    default:
      return 'idle';
  }
}

/** The shape and colour of a project's state; its word is `budget.projectState.<state>`. */
export function projectTone(state: ProjectState): StatusTone {
  switch (state) {
    case 'compliant':
    case 'won':
    case 'delivered':
      return 'good';
    case 'on_ballot':
    case 'submitted':
    case 'in_delivery':
      return 'info';
    case 'returned':
      return 'warn';
    case 'not_compliant':
      return 'bad';
    default:
      return 'idle';
  }
}

/** Whether a project is still to be evaluated: one that was withdrawn or joined into another no longer is. */
export const awaitsVerdict = (state: ProjectState): boolean => state === 'submitted' || state === 'returned';
