import { Fragment, type Attrs, type Mark, type Node } from 'prosemirror-model';
import { ID_LENGTH } from './attributes.js';
import { carriesSuggestion } from './resolve-suggestions.js';
import { idOf } from './schema.js';
import { sha256 } from './sha256.js';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const ALPHABET = `${LETTERS}0123456789`;

/**
 * The id that something has at the place a suggestion moves it to, as long as nobody has decided: the old place still
 * has the node's own id, and ids are unique. It follows from the own id and the id of the move alone, so whoever
 * accepts the move can give the node its own id back.
 */
export function movedId(id: string, move: string): string {
  const hash = sha256(`${move} ${id}`);
  let out = LETTERS.charAt(parseInt(hash.slice(0, 8), 16) % LETTERS.length);
  for (let at = 1; at < ID_LENGTH; at += 1)
    out += ALPHABET.charAt(parseInt(hash.slice(at * 4, at * 4 + 4), 16) % ALPHABET.length);
  return out;
}

/** What has another id as long as a move is undecided. */
export interface Moved {
  /** The id in the place it was moved from. */
  id: string;
  move: string;
  /** Whether the move stays undecided. */
  open: boolean;
  /** How many moves take what stands around the place along; one further inside was suggested later. */
  inside: number;
}

/**
 * Everything that is suggested to be moved, by the id it has in its new place.
 *
 * @param isOpen whether a suggestion stays undecided; none does unless told
 */
export function movedIds(doc: Node, isOpen: (mark: Mark) => boolean = () => false): Map<string, Moved> {
  const moved = new Map<string, Moved>();
  const visit = (node: Node, around: readonly Mark[]): void => {
    node.forEach((child) => {
      const marks = child.marks.filter(
        ({ type, attrs }) => type.name === 'deletion' && attrs['move'] !== null,
      );
      const within = marks.length > 0 ? [...around, ...marks] : around;
      const id = within.length > 0 ? idOf(child) : null;
      if (id !== null)
        within.forEach((mark, inside) => {
          const move = String(mark.attrs['move']);
          moved.set(movedId(id, move), { id, move, open: isOpen(mark), inside });
        });
      const more = within.length > 0 || carriesSuggestion(child);
      if (more && !child.isTextblock) visit(child, within);
    });
  };
  visit(doc, []);
  return moved;
}

/** The id that something has when the moves are decided: its own, or that of its new place in a move that is open. */
export function settledId(id: string, moved: ReadonlyMap<string, Moved>): string {
  const entry = moved.get(id);
  if (!entry) return id;
  const before = settledId(entry.id, moved);
  if (!entry.open) return before;
  return before === entry.id ? id : movedId(before, entry.move);
}

/**
 * The document in which what was moved has the ids it had before, wherever the node with that id is gone, and in which
 * references name them so. No id is given twice: what was first moved along with its unit, and then out of the old place
 * of that unit by itself, is the one that was moved by itself.
 */
export function withOwnIds(doc: Node, moved: ReadonlyMap<string, Moved>): Node {
  if (moved.size === 0) return doc;
  const ids = idsIn(doc);
  const settled = (id: string): string => settledId(id, moved);
  const heirs = new Map<string, string>();
  for (const id of ids) {
    const before = settled(id);
    if (before === id || ids.has(before)) continue;
    const other = heirs.get(before);
    if (other === undefined || insideOf(id, moved) > insideOf(other, moved)) heirs.set(before, id);
  }
  const rename = (id: string): string => {
    const before = settled(id);
    return heirs.get(before) === id ? before : id;
  };
  return renamedNode(doc, rename, settled);
}

function insideOf(id: string, moved: ReadonlyMap<string, Moved>): number {
  return moved.get(id)?.inside ?? 0;
}

/** The ids of all nodes of a document. */
export function idsIn(doc: Node): Set<string> {
  const ids = new Set<string>();
  doc.descendants((node) => {
    const id = idOf(node);
    if (id !== null) ids.add(id);
    return !node.isTextblock;
  });
  return ids;
}

/** The node with other ids, and with other targets of its references; itself where nothing changes. */
export function renamedNode(
  node: Node,
  rename: (id: string) => string,
  target: (id: string) => string = rename,
): Node {
  if (node.isText) return node;
  const attrs = renamedAttrs(node, rename, target);
  const children = node.children.map((child) => renamedNode(child, rename, target));
  const same = children.every((child, index) => child === node.child(index));
  if (same && attrs === node.attrs) return node;
  return node.type.create(attrs, same ? node.content : Fragment.fromArray(children), node.marks as Mark[]);
}

function renamedAttrs(node: Node, rename: (id: string) => string, target: (id: string) => string): Attrs {
  if (node.type.name === 'reference') {
    const old = String(node.attrs['target']);
    const named = target(old);
    return named === old ? node.attrs : { ...node.attrs, target: named };
  }
  const id = idOf(node);
  if (id === null) return node.attrs;
  const named = rename(id);
  return named === id ? node.attrs : { ...node.attrs, id: named };
}
