import type { CoordinationDisposition, CoordinationItemKind, CoordinationPartyState } from '#libs/contracts';
import type { StatusTone } from '../ui/status-badge';

/** Shape and colour for where a party stands. */
export function partyTone(state: CoordinationPartyState): StatusTone {
  switch (state) {
    case 'agreed':
    case 'agreed_by_silence':
      return 'good';
    case 'objections':
      return 'bad';
    case 'late':
      return 'warn';
    case 'waiting':
      return 'idle';
  }
}

/** Shape and colour for what became of an item. */
export function dispositionTone(disposition: CoordinationDisposition): StatusTone {
  switch (disposition) {
    case 'accepted':
      return 'good';
    case 'partly':
      return 'warn';
    case 'declined':
      return 'bad';
  }
}

/** Shape and colour for what an item is: only objections stand in the way. */
export function itemTone(kind: CoordinationItemKind): StatusTone {
  return kind === 'objection' ? 'bad' : 'info';
}
