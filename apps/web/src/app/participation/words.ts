import type { OpinionOutcome, OpinionState } from '#libs/contracts';
import type { StatusTone } from '../ui/status-badge';

/** The shape and colour that goes with what became of an opinion. */
export function outcomeTone(outcome: OpinionOutcome | null | undefined): StatusTone {
  switch (outcome) {
    case 'accepted':
      return 'good';
    case 'partly':
      return 'info';
    case 'declined':
      return 'bad';
    default:
      return 'idle';
  }
}

/** The shape and colour of an opinion's state. */
export function stateTone(state: OpinionState): StatusTone {
  return state === 'published' ? 'good' : state === 'pending' ? 'warn' : 'bad';
}

/** "340 kB", "1,2 MB". */
export function bytesText(bytes: number): string {
  if (bytes < 1_048_576) return `${Math.max(1, Math.round(bytes / 1024))} kB`;
  return `${(bytes / 1_048_576).toFixed(1).replace('.', ',')} MB`;
}
