import type { EditorState, Transaction } from 'prosemirror-state';
import { suggestionOrigins } from '../editor';

/** The decision with the origin of what it decides, where all of it came from the same opinion, comment or clause. */
export function withOrigin(tr: Transaction, state: EditorState, ids: ReadonlySet<string>): Transaction {
  const known = suggestionOrigins(state);
  const origins = [...ids].map((id) => known.get(id));
  const [first] = origins;
  const same = first !== undefined && origins.every((one) => one?.kind === first.kind && one.id === first.id);
  return same ? tr.setMeta('origin', first) : tr;
}
