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
  /** When the move was suggested, as ISO 8601. */
  at: string;
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
      const marks = leavingMarks(child);
      const within = marks.length > 0 ? [...around, ...marks] : around;
      // A unit that is joined to the one before it is moved part by part: its first line takes it along.
      const first = child.isTextblock ? null : child.firstChild;
      const own = first ? [...within, ...leavingMarks(first)] : within;
      const id = own.length > 0 ? idOf(child) : null;
      if (id !== null)
        for (const mark of own) {
          const move = String(mark.attrs['move']);
          moved.set(movedId(id, move), { id, move, open: isOpen(mark), at: String(mark.attrs['at']) });
        }
      const more = within.length > 0 || carriesSuggestion(child);
      if (more && !child.isTextblock) visit(child, within);
    });
  };
  visit(doc, []);
  return moved;
}

/** The id that something has when the moves are decided: its own, or that of its new place in a move that is open. */
export function settledId(id: string, moved: ReadonlyMap<string, Moved>): string {
  return earlierIds(id, moved)[0] ?? id;
}

function leavingMarks(node: Node): Mark[] {
  return node.marks.filter(({ type, attrs }) => type.name === 'deletion' && attrs['move'] !== null);
}

/** The ids that something had before the moves that are decided, the very first one first. */
function earlierIds(id: string, moved: ReadonlyMap<string, Moved>): string[] {
  const entry = moved.get(id);
  if (!entry) return [];
  const earlier = earlierIds(entry.id, moved);
  return entry.open ? earlier.map((one) => movedId(one, entry.move)) : [...earlier, entry.id];
}

/**
 * The document in which what was moved has the ids it had before, wherever the node with that id is gone, and in which
 * references name them so. No id is given twice: of what was moved along with its unit, and then out of the old place of
 * that unit by itself, the place that was suggested last has it.
 */
export function withOwnIds(doc: Node, moved: ReadonlyMap<string, Moved>): Node {
  if (moved.size === 0) return doc;
  const own = ownIds(idsIn(doc), moved);
  return renamedNode(
    doc,
    (id) => own.get(id) ?? id,
    (id) => settledId(id, moved),
  );
}

/** For each id that changes the one that it becomes, the earliest that is free. */
function ownIds(ids: ReadonlySet<string>, moved: ReadonlyMap<string, Moved>): Map<string, string> {
  const wishes = new Map<string, string[]>();
  for (const id of ids) {
    const free = earlierIds(id, moved).filter((one) => !ids.has(one));
    if (free.length > 0) wishes.set(id, free);
  }
  const heirs = new Map<string, string>();
  const waiting = [...wishes.keys()].reverse();
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const wish = wishes.get(id)?.shift();
    if (wish === undefined) continue;
    const other = heirs.get(wish);
    const first = other === undefined || isLater(id, other, moved);
    if (first) heirs.set(wish, id);
    const left = first ? other : id;
    if (left !== undefined) waiting.push(left);
  }
  return new Map([...heirs].map(([wish, id]) => [id, wish]));
}

/** Whether the first of two ids that go back to the same node comes from a later move of it. */
function isLater(id: string, other: string, moved: ReadonlyMap<string, Moved>): boolean {
  const [mine, theirs] = [moments(id, moved), moments(other, moved)];
  const at = mine.findIndex((moment, index) => moment !== theirs[index]);
  return at >= 0 && (mine[at] ?? '') > (theirs[at] ?? '');
}

/** When something was moved, the first time first. */
function moments(id: string, moved: ReadonlyMap<string, Moved>): string[] {
  const entry = moved.get(id);
  return entry ? [...moments(entry.id, moved), entry.at] : [];
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
