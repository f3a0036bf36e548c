import type { CycleState, ProjectState } from '#libs/contracts';
import type { StatusTone } from '../ui/status-badge';

/** What the state of a cycle means for those who run it. */
export function cycleTone(state: CycleState): StatusTone {
  switch (state) {
    case 'submission':
    case 'voting':
      return 'info';
    case 'announced':
    case 'closed':
      return 'good';
    case 'cancelled':
      return 'idle';
    default:
      return 'warn';
  }
}

/** What the state of a project means at the evaluators' desk. */
export function projectTone(state: ProjectState): StatusTone {
  switch (state) {
    case 'compliant':
    case 'on_ballot':
    case 'won':
    case 'delivered':
      return 'good';
    case 'not_compliant':
      return 'bad';
    case 'submitted':
    case 'returned':
      return 'warn';
    case 'in_delivery':
      return 'info';
    default:
      return 'idle';
  }
}
