import type { Node } from 'prosemirror-model';
import { Plugin, type EditorState, type Transaction } from 'prosemirror-state';
import { Mapping } from 'prosemirror-transform';
import { findById, IDENTIFIED, type IdSource } from '#libs/bylaw-document';
import { changesStructure } from './structure';

/**
 * Gives every new node an id and every copy another one, in the same breath as the change that made it: no state that
 * is sent has a missing or repeated id. Of several nodes with one id the one that stood there before keeps it.
 */
export function stableIds(newId: IdSource): Plugin {
  return new Plugin({
    appendTransaction: (transactions, before, after) => {
      const changes = transactions.filter((tr) => tr.docChanged);
      if (!changes.some(changesStructure)) return null;
      return repairIds(changes, before, after, newId);
    },
  });
}

function repairIds(
  changes: readonly Transaction[],
  before: EditorState,
  after: EditorState,
  newId: IdSource,
): Transaction | null {
  const places = new Map<string, number[]>();
  const missing: number[] = [];
  after.doc.descendants((node: Node, pos) => {
    if (IDENTIFIED.has(node.type.name)) {
      const id = String(node.attrs['id']);
      if (id === '') missing.push(pos);
      else {
        const known = places.get(id);
        if (known) known.push(pos);
        else places.set(id, [pos]);
      }
    }
    return !node.isTextblock;
  });
  const repeated = [...places].filter(([, found]) => found.length > 1);
  if (missing.length === 0 && repeated.length === 0) return null;

  const tr = after.tr;
  const give = (pos: number): void => {
    let id = newId();
    while (places.has(id)) id = newId();
    tr.setNodeAttribute(pos, 'id', id);
  };
  missing.forEach(give);
  for (const [id, found] of repeated) {
    const keeper = keeperOf(id, found, before.doc, changes);
    found.filter((pos) => pos !== keeper).forEach(give);
  }
  return tr;
}

function keeperOf(
  id: string,
  found: readonly number[],
  before: Node,
  changes: readonly Transaction[],
): number | undefined {
  const old = findById(before, id);
  if (!old) return found[0];
  const mapping = new Mapping(changes.flatMap((tr) => tr.mapping.maps));
  return found.find((pos) => pos === mapping.map(old.pos)) ?? found[0];
}
