import type { Node } from 'prosemirror-model';
import { idOf, type IdSource } from '#libs/bylaw-document';

/** Who suggests, and when; stands on every mark. */
export interface Suggester {
  author: string;
  /** A point in time as the marks hold it, or empty. */
  at: string;
}

/** A part of a document that is only in the earlier or only in the later version. */
export type Side = 'insertion' | 'deletion';

/** Makes the marks of suggestions, and the copies of what is gone, which stand in the document beside what is there. */
export class Suggested {
  private readonly taken: Set<string>;

  constructor(
    private readonly suggester: Suggester,
    private readonly newId: IdSource,
    later: Node,
    /** The id in the later version of a unit of the earlier one, where it has another there. */
    private readonly newName: (id: string) => string,
  ) {
    this.taken = new Set();
    later.descendants((node) => {
      const id = idOf(node);
      if (id !== null) this.taken.add(id);
      return !node.isTextblock;
    });
  }

  /** An id for one suggestion. */
  id(): string {
    let id = this.newId();
    while (this.taken.has(id)) id = this.newId();
    this.taken.add(id);
    return id;
  }

  /** The node with the mark of a suggestion. */
  marked(node: Node, side: Side, id: string, move: string | null = null): Node {
    const type = node.type.schema.marks[side];
    if (!type) return node;
    const { author, at } = this.suggester;
    return node.mark(type.create({ id, author, at, scope: 'content', move }).addToSet(node.marks));
  }

  /**
   * What was deleted, to stand in the document that also holds the later version: an id that is there already is given
   * anew, and references name their targets as the later version does.
   */
  copy(node: Node): Node {
    if (node.isText) return node;
    const attrs = this.attributes(node);
    if (node.isLeaf) return attrs === node.attrs ? node : node.type.create(attrs, null, node.marks);
    const content = node.children.map((child) => this.copy(child));
    return node.type.create(attrs, content, node.marks);
  }

  private attributes(node: Node): Node['attrs'] {
    if (node.type.name === 'reference') {
      const target = String(node.attrs['target']);
      const named = this.newName(target);
      return named === target ? node.attrs : { ...node.attrs, target: named };
    }
    const id = idOf(node);
    if (id === null) return node.attrs;
    if (this.taken.has(id)) return { ...node.attrs, id: this.id() };
    this.taken.add(id);
    return node.attrs;
  }
}
