import { SUSPENDING_STATES } from '#libs/bylaw-procedure';
import type { StatusTone } from '../ui/status-badge';

/** How the state of a control looks: suspended and void norms stand out, an end without order is quiet. */
export function controlTone(state: string): StatusTone {
  if ((SUSPENDING_STATES as readonly string[]).includes(state)) return 'warn';
  if (['norms_repealed', 'norms_voided', 'norms_struck'].includes(state)) return 'bad';
  if (['norms_upheld', 'remedied'].includes(state)) return 'good';
  return state === 'closed' ? 'idle' : 'info';
}
