import type { Mark, Node } from 'prosemirror-model';
import {
  idOf,
  isSuggestion,
  numberWorkingText,
  type UnitNumber,
  type WorkingNumbers,
} from '#libs/bylaw-document';

/** What a suggestion does, as a reader would say it. */
export type SuggestionKind =
  | 'insertion'
  | 'deletion'
  | 'replacement'
  | 'split'
  | 'join'
  | 'move'
  | 'rowInsertion'
  | 'rowDeletion'
  | 'columnInsertion'
  | 'columnDeletion'
  | 'format';

/** Where a suggestion stands. */
export interface SuggestionPlace {
  /** The id of the unit, or where it stands in none, of the line or the part; empty where nothing has one. */
  nodeId: string;
  /** The unit with its number as accepted, or for what is struck as before; `null` outside of units. */
  unit: UnitNumber | null;
  /** What the unit or line is: `point`, `title`, `basis`, `memorandum_part` … */
  name: string;
  /** The number of the part of a memorandum. */
  part: number | null;
}

/** One suggestion with everything that is decided with it. */
export interface SuggestionEntry {
  id: string;
  kind: SuggestionKind;
  author: string;
  /** When it was begun, as it stands on the marks. */
  at: string;
  place: SuggestionPlace;
  /** For a move where it goes to; elsewhere `null`. */
  to: SuggestionPlace | null;
  /** The words that go; empty for an insertion. */
  before: string;
  /** The words that come. */
  after: string;
  /** Stretches of the document that carry its marks, in order. */
  ranges: readonly { from: number; to: number }[];
}

/** Every suggestion of a document, in the order in which they first stand in it. */
export function listSuggestions(
  doc: Node,
  numbers: WorkingNumbers = numberWorkingText(doc),
): SuggestionEntry[] {
  const found = new Map<string, Found>();
  visit(doc, 0, { doc, numbers, found }, { nodeId: '', unit: null, name: '', part: null });
  return [...found.values()].map(entryOf);
}

interface Piece {
  kind: 'insertion' | 'deletion';
  scope: 'content' | 'break';
  node: string;
  text: string;
  place: SuggestionPlace;
  from: number;
  to: number;
}

interface Found {
  mark: Mark;
  pieces: Piece[];
}

interface Search {
  doc: Node;
  numbers: WorkingNumbers;
  found: Map<string, Found>;
}

const UNITS = new Set(['chapter', 'point', 'subpoint', 'annex']);

function visit(node: Node, start: number, search: Search, around: SuggestionPlace): void {
  node.forEach((child, offset) => {
    const pos = start + offset;
    const place = placeOf(child, search.numbers, around);
    for (const mark of child.marks) if (isSuggestion(mark)) note(search, mark, child, pos, place);
    if (!child.isLeaf) visit(child, pos + 1, search, place);
  });
}

function placeOf(node: Node, { current, struck }: WorkingNumbers, around: SuggestionPlace): SuggestionPlace {
  const id = idOf(node);
  const { name } = node.type;
  if (id !== null && UNITS.has(name))
    return { nodeId: id, unit: struck.get(id) ?? current.get(id) ?? null, name, part: null };
  if (name === 'memorandum_part')
    return { nodeId: id ?? '', unit: null, name, part: Number(node.attrs['part']) };
  const line = around.unit === null && around.part === null && id !== null;
  return line ? { ...around, nodeId: id, name } : around;
}

function note({ found }: Search, mark: Mark, node: Node, pos: number, place: SuggestionPlace): void {
  const id = String(mark.attrs['id']);
  const one = found.get(id) ?? { mark, pieces: [] };
  found.set(id, one);
  const scope = mark.attrs['scope'] as Piece['scope'];
  one.pieces.push({
    kind: mark.type.name as Piece['kind'],
    scope,
    node: node.type.name,
    text: scope === 'break' ? '' : wordsOf(node),
    place,
    from: pos,
    to: pos + node.nodeSize,
  });
}

function wordsOf(node: Node): string {
  if (node.isText) return node.text ?? '';
  if (node.isLeaf)
    return node.type.spec.leafText?.(node) ?? String(node.attrs['source'] ?? node.attrs['alt'] ?? '');
  return node.textBetween(0, node.content.size, ' ', (leaf) => leaf.type.spec.leafText?.(leaf) ?? '');
}

function entryOf({ mark, pieces }: Found): SuggestionEntry {
  const words = (kind: Piece['kind']): string => textOf(pieces.filter((piece) => piece.kind === kind));
  const [before, after] = [words('deletion'), words('insertion')];
  const kind = kindOf(pieces, before, after, mark.attrs['move'] !== null);
  const first = pieces[0]?.place ?? { nodeId: '', unit: null, name: '', part: null };
  const old = pieces.find((piece) => piece.kind === 'deletion')?.place ?? first;
  const fresh = pieces.find((piece) => piece.kind === 'insertion')?.place ?? null;
  return {
    id: String(mark.attrs['id']),
    kind,
    author: String(mark.attrs['author']),
    at: String(mark.attrs['at']),
    place: kind === 'move' ? old : first,
    to: kind === 'move' ? fresh : null,
    before,
    after,
    ranges: pieces.map(({ from, to }) => ({ from, to })),
  };
}

/** Words of pieces that touch are one text, others are set apart. */
function textOf(pieces: readonly Piece[]): string {
  let out = '';
  let last: Piece | null = null;
  for (const piece of pieces) {
    if (piece.text === '') continue;
    out += out === '' || last?.to === piece.from ? piece.text : ` … ${piece.text}`;
    last = piece;
  }
  return out.trim();
}

function kindOf(pieces: readonly Piece[], before: string, after: string, moved: boolean): SuggestionKind {
  const has = (kind: Piece['kind']): boolean => pieces.some((piece) => piece.kind === kind);
  const [comes, goes] = [has('insertion'), has('deletion')];
  const every = (...names: string[]): boolean => pieces.every(({ node }) => names.includes(node));
  if (comes && goes) {
    const gone = pieces.filter(({ kind }) => kind === 'deletion');
    const apart = !pieces.some(
      (piece) => piece.kind === 'insertion' && gone.some(({ to }) => to === piece.from),
    );
    if (moved && apart) return 'move';
    return before === after ? 'format' : 'replacement';
  }
  if (pieces.every(({ scope }) => scope === 'break')) return comes ? 'split' : 'join';
  if (every('table_row')) return comes ? 'rowInsertion' : 'rowDeletion';
  if (every('table_cell', 'table_header')) return comes ? 'columnInsertion' : 'columnDeletion';
  return comes ? 'insertion' : 'deletion';
}
