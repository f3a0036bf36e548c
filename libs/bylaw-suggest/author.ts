import type { Mark, Node, ResolvedPos } from 'prosemirror-model';
import type { IdSource } from '#libs/bylaw-document';

/** Who suggests, and when. */
export interface Author {
  /** The person's name as it stands on the marks. */
  author: string;
  /** The moment, as ISO 8601. */
  at: string;
  /** Gives ids that nothing in the document has. */
  newId: IdSource;
  /** Whether everything is one suggestion, wherever it stands; otherwise every place is decided by itself. */
  together?: boolean;
}

/** Whether content belongs to the text before all suggestions, to the author's own suggestions, or to somebody else's. */
export type Origin = 'base' | 'own' | 'other';

/** How long a person's changes that touch count as one suggestion. */
const TOGETHER_MS = 30 * 60 * 1000;

/** The mark that says that the node itself, not only the break before it, is suggested to be inserted or deleted. */
export function contentMark(node: Node, kind: 'insertion' | 'deletion'): Mark | undefined {
  return node.marks.find(({ type, attrs }) => type.name === kind && attrs['scope'] !== 'break');
}

/** The mark on the break before a node. */
export function breakMark(node: Node, kind: 'insertion' | 'deletion'): Mark | undefined {
  return node.marks.find(({ type, attrs }) => type.name === kind && attrs['scope'] === 'break');
}

/** Where a node comes from, when what holds it comes from `around`. */
export function originOf(node: Node, around: Origin, author: string): Origin {
  const mark = contentMark(node, 'insertion');
  if (!mark) return around;
  return mark.attrs['author'] === author ? 'own' : 'other';
}

/**
 * Whether anything in the node was inserted by somebody else, or is suggested by somebody else to be deleted; or the node
 * itself to be moved.
 */
export function holdsOthers(node: Node, author: string): boolean {
  const struck = contentMark(node, 'deletion')?.attrs;
  let found = !!struck && struck['author'] !== author && struck['move'] !== null;
  node.descendants((child) => {
    found ||= child.marks.some(
      ({ type, attrs }) =>
        (type.name === 'insertion' || type.name === 'deletion') && attrs['author'] !== author,
    );
    return !found;
  });
  return found;
}

/**
 * Whether something around a position is suggested to be deleted.
 *
 * @param moved whether only what moves counts
 */
export function isStruck($pos: ResolvedPos, moved = false): boolean {
  for (let depth = 1; depth <= $pos.depth; depth += 1) {
    const mark = contentMark($pos.node(depth), 'deletion');
    if (mark && (!moved || mark.attrs['move'] !== null)) return true;
  }
  return false;
}

/** Whether a suggestion goes on where this one stands: of the same person, of the same half hour, and no move. */
export function goesOn(mark: Mark, { author, at }: Author): boolean {
  if (mark.attrs['author'] !== author || mark.attrs['move'] !== null || mark.attrs['scope'] === 'break')
    return false;
  const [then, now] = [Date.parse(String(mark.attrs['at'])), Date.parse(at)];
  return Number.isNaN(then) || Number.isNaN(now)
    ? mark.attrs['at'] === at
    : Math.abs(now - then) <= TOGETHER_MS;
}
