import type { DataRequestItem } from '#libs/contracts';
import type { StatusTone } from '../ui/status-badge';

/** How a request looks in a list: late ones stand out, ended ones are quiet. */
export function requestTone({ state, over }: Pick<DataRequestItem, 'state' | 'over'>): StatusTone {
  if (over) return 'bad';
  if (state === 'received') return 'warn';
  if (state === 'identified') return 'info';
  return state === 'answered' ? 'good' : 'idle';
}
