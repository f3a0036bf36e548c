import type { ReviewOutcome } from '#libs/contracts';
import type { StatusTone } from '../ui/status-badge';

/** The shape and colour that goes with what became of a review. */
export function outcomeTone(outcome: ReviewOutcome): StatusTone {
  switch (outcome) {
    case 'no_objections':
    case 'silent':
      return 'good';
    case 'objections_partial':
      return 'warn';
    case 'objections_whole':
      return 'bad';
  }
}
