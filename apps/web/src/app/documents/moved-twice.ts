import type { Node } from 'prosemirror-model';
import { Plugin, type EditorState, type Transaction } from 'prosemirror-state';
import { Mapping } from 'prosemirror-transform';
import { collab } from 'prosemirror-collab';
import { idOf, isUnit } from '#libs/bylaw-document';

/** Name of the metadata that tells how many steps of others a transaction takes in. */
export const FOREIGN = 'documentForeign';

/** What a text that others edit too needs of its state. */
export function collabPlugins(version: number, clientId: string): Plugin[] {
  return [collab({ version, clientID: clientId }), movedTwice()];
}

/**
 * A unit that two people moved at the same time would stand twice: the second deletion finds nothing, the second
 * insertion comes through. It stays where the server had it first.
 */
function movedTwice(): Plugin {
  return new Plugin({
    appendTransaction: (transactions, _before, after) => {
      const taking = transactions.find((tr) => tr.getMeta(FOREIGN) !== undefined);
      return taking ? withoutCopies(taking, after) : null;
    },
  });
}

function withoutCopies(taking: Transaction, after: EditorState): Transaction | null {
  const ours = insertedByUs(taking);
  if (ours.length === 0) return null;
  const first = new Map<string, Node>();
  const copies: { pos: number; node: Node; id: string }[] = [];
  after.doc.descendants((node, pos) => {
    const id = isUnit(node) ? idOf(node) : null;
    if (id === null) return !node.isTextblock;
    const own = ours.some(({ from, to }) => pos >= from && pos + node.nodeSize <= to);
    if (own) copies.push({ pos, node, id });
    else first.set(id, node);
    return true;
  });
  const tr = after.tr;
  let end = Infinity;
  const twice = copies.filter(({ id, node }) => first.get(id)?.textContent === node.textContent);
  const outermost = twice.filter(({ pos, node }, index) => {
    const inside = twice.some(
      (other, at) => at !== index && other.pos < pos && pos + node.nodeSize < other.pos + other.node.nodeSize,
    );
    return !inside;
  });
  for (const { pos, node } of outermost.reverse()) {
    if (pos + node.nodeSize > end) continue;
    end = pos;
    tr.delete(pos, pos + node.nodeSize);
  }
  return tr.docChanged ? tr.setMeta('addToHistory', false) : null;
}

/** Where, after the transaction, stands what our own steps put in that came through. */
function insertedByUs(tr: Transaction): { from: number; to: number }[] {
  const rebased = tr.getMeta('rebased') as number | undefined;
  const foreign = tr.getMeta(FOREIGN) as number;
  const { maps } = tr.mapping;
  const ranges: { from: number; to: number }[] = [];
  for (let at = (rebased ?? 0) + foreign; at < maps.length; at += 1) {
    const later = new Mapping(maps.slice(at + 1));
    maps[at]?.forEach((_oldStart, _oldEnd, start, end) => {
      const [from, to] = [later.map(start, -1), later.map(end, 1)];
      if (to > from) ranges.push({ from, to });
    });
  }
  return ranges;
}
