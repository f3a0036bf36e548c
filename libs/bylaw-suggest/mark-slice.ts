import { Fragment, Slice, type Mark, type Node } from 'prosemirror-model';
import { decidedShape, idOf, isSuggestion, renamedNode } from '#libs/bylaw-document';
import { contentMark } from './author.js';
import type { InsertMode } from './plan.js';

/** What the marks of something put in depend on. */
export interface Marking {
  author: string;
  /** The mark of what is put in. */
  content: Mark;
  /** The mark of the break before what is split off. */
  split: Mark;
  /** Whether the document before the change has a node with this id. */
  known(id: string): boolean;
  /** Whether the document still has it beside what is put in. */
  retained(id: string): boolean;
  /** The id of something in its new place. */
  rename(id: string): string;
}

/** What is put in, with the marks of the suggestion; `null` where it cannot have them. */
export function markedSlice(slice: Slice, mode: InsertMode, marking: Marking): Slice | null {
  const { content, openStart, openEnd } = slice;
  const marker = new Marker(mode, marking);
  const nodes = marker.level(content, openStart, openEnd, true);
  if (!nodes) return null;
  return new Slice(Fragment.fromArray(nodes), openStart, openEnd);
}

class Marker {
  constructor(
    private readonly mode: InsertMode,
    private readonly marking: Marking,
  ) {}

  /** @param top whether a node that stays open here begins what is split off */
  level(content: Fragment, openStart: number, openEnd: number, top: boolean): Node[] | null {
    const out: Node[] = [];
    for (let index = 0; index < content.childCount; index += 1) {
      const child = content.child(index);
      const first = index === 0 && openStart > 0;
      const last = index === content.childCount - 1 && openEnd > 0;
      if (first && last) return null;
      if (!first && !last) {
        const whole = this.whole(child, this.mode.kind === 'mark' || (this.mode.kind === 'carry' && top));
        if (whole) out.push(whole);
        continue;
      }
      const inner = this.level(child.content, first ? openStart - 1 : 0, last ? openEnd - 1 : 0, false);
      if (!inner) return null;
      const open = child.copy(Fragment.fromArray(inner));
      out.push(last && top ? this.splitOff(open) : open);
    }
    return out;
  }

  private splitOff(node: Node): Node {
    const marks = node.marks.filter((mark) => !isSuggestion(mark));
    if (this.mode.kind === 'plain') return node;
    const mark = this.mode.kind === 'carry' ? this.mode.mark : this.marking.split;
    return node.mark(mark.addToSet(marks));
  }

  /** A node that is put in whole; `null` for what is struck already. */
  private whole(node: Node, marked: boolean): Node | null {
    const { known, retained, rename, author, content } = this.marking;
    const named = renamedNode(
      node,
      (id) => (retained(id) ? rename(id) : id),
      (target) => target,
    );
    if (!marked) return named;
    const id = firstId(node);
    const moved = id !== null && known(id);
    const own = contentMark(node, 'insertion');
    if (moved && id !== null && own?.attrs['author'] === author && !retained(id)) return named;
    if (!moved && contentMark(node, 'deletion')) return null;
    const kept = node.marks.filter((mark) => !isSuggestion(mark) || (moved && mark.type.name === 'deletion'));
    const put = moved ? named : cleaned(named);
    return put && put.mark(content.addToSet(kept));
  }
}

/** The id of a node, or of the first one inside what has none itself: rows, cells, items of lists. */
function firstId(node: Node): string | null {
  for (let inner: Node | null = node; inner; inner = inner.firstChild) {
    const id = idOf(inner);
    if (id !== null) return id;
  }
  return null;
}

/**
 * Something new without the suggestions it was copied with: what was struck is not there, the rest is plain; `null` where
 * nothing is left of it.
 */
function cleaned(node: Node): Node | null {
  if (node.isLeaf) return node;
  const plain = decidedShape(node, () => 'accept');
  return plain.childCount > 0 || node.childCount === 0 || plain.inlineContent ? plain : null;
}
