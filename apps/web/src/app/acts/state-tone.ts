import type { StatusTone } from '../ui/status-badge';

/** The shape and colour that goes with a state of the procedure. */
export function stateTone(state: string): StatusTone {
  switch (state) {
    case 'in_force':
      return 'good';
    case 'opinion_stage':
    case 'on_agenda':
      return 'info';
    case 'withdrawn':
    case 'publication_barred':
      return 'bad';
    case 'review_objections':
    case 'correction':
      return 'warn';
    default:
      return 'idle';
  }
}
