import { Fragment, type Attrs, type Mark, type Node } from 'prosemirror-model';
import { ID_LENGTH } from './attributes.js';
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

/** For the id of everything that is suggested to be moved the id it had before; the moves of a document. */
export function movedIds(doc: Node): Map<string, string> {
  const renamed = new Map<string, string>();
  const visit = (node: Node, around: readonly string[]): void => {
    node.forEach((child) => {
      const moves = movesOf(child);
      const within = moves.length > 0 ? [...around, ...moves] : around;
      const id = within.length > 0 ? idOf(child) : null;
      if (id !== null) for (const move of within) renamed.set(movedId(id, move), id);
      if (!child.isTextblock) visit(child, within);
    });
  };
  visit(doc, []);
  return renamed;
}

function movesOf(node: Node): string[] {
  return node.marks
    .filter(({ type }) => type.name === 'deletion')
    .map(({ attrs }) => (attrs as { move: string | null }).move)
    .filter((move) => move !== null);
}

/**
 * The document in which what was moved has the ids it had before, wherever the node with that id is gone, and in which
 * references name them so. No id is given twice.
 */
export function withOwnIds(doc: Node, moved: ReadonlyMap<string, string>): Node {
  if (moved.size === 0) return doc;
  const present = idsIn(doc);
  const own = (id: string): string => {
    let found = id;
    for (let next = moved.get(found); next !== undefined; next = moved.get(found)) found = next;
    return found;
  };
  const given = new Set<string>();
  const rename = (id: string): string => {
    const before = own(id);
    if (before === id || present.has(before) || given.has(before)) return id;
    given.add(before);
    return before;
  };
  return renamedNode(doc, rename, own);
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
