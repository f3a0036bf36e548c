import { isId, type IdSource } from '#libs/bylaw-document';
import type { Attrs, Fragment, Mark, Node, Schema } from 'prosemirror-model';
import type { FindingList } from '../../findings.js';
import type { XmlElement } from './xml-tree.js';

/** A reference by identifier whose form (case, number alone) is not known until its target has a number. */
export interface OpenReference {
  eId: string;
  /** The text as it stands in the file. */
  nodes: readonly Node[];
}

/** What all parts of the reader share: ids, findings, and where nodes come from. */
export class ReadingContext {
  /** The line of the file that a node comes from. */
  readonly lines = new Map<Node, number>();
  readonly openReferences = new Map<Node, OpenReference>();
  private readonly used = new Set<string>();
  private readonly claimed = new Map<XmlElement, string>();
  private readonly byEId = new Map<string, string>();

  constructor(
    readonly schema: Schema,
    readonly findings: FindingList,
    private readonly newId: IdSource,
  ) {}

  /** Gives every element that carries one of our ids its id back, before any new id is given. */
  claim(element: XmlElement): void {
    const id = element.attributes.get('GUID');
    if (isId(id) && !this.used.has(id)) {
      this.used.add(id);
      this.claimed.set(element, id);
    }
    for (const child of element.children) if (typeof child !== 'string') this.claim(child);
  }

  /** The id of the node of an element: its own, or a new one. */
  idOf(element: XmlElement | null): string {
    const known = element ? this.claimed.get(element) : undefined;
    const id = known ?? this.fresh();
    if (element) {
      this.claimed.set(element, id);
      const eId = element.attributes.get('eId') ?? element.attributes.get('id');
      if (eId !== undefined && !this.byEId.has(eId)) this.byEId.set(eId, id);
    }
    return id;
  }

  fresh(): string {
    let id = this.newId();
    while (this.used.has(id)) id = this.newId();
    this.used.add(id);
    return id;
  }

  /** The id of the node that the file knows by this identifier. */
  idByEId(eId: string): string | null {
    return this.byEId.get(eId) ?? null;
  }

  /** A node of the schema that remembers its line. */
  make(
    type: string,
    attrs: Attrs | null,
    content: Fragment | readonly Node[],
    line: number,
    marks: readonly Mark[] = [],
  ): Node {
    const nodeType = this.schema.nodes[type];
    if (!nodeType) throw new RangeError(`the schema has no ${type}`);
    const node = nodeType.create(attrs, content, marks);
    this.lines.set(node, line);
    return node;
  }

  /** The suggestions on a whole block that an element carries, as far as they are well formed. */
  marksOf(element: XmlElement): Mark[] {
    const json = element.own.get('marks');
    if (json === undefined) return [];
    try {
      const entries: unknown = JSON.parse(json);
      if (!Array.isArray(entries)) return [];
      return entries.map((entry) => {
        const mark = this.schema.markFromJSON(entry);
        for (const [name, spec] of Object.entries(mark.type.spec.attrs ?? {}))
          if (typeof spec.validate === 'function') spec.validate(mark.attrs[name]);
        if (mark.type.name !== 'insertion' && mark.type.name !== 'deletion')
          throw new RangeError('no suggestion');
        return mark;
      });
    } catch {
      return [];
    }
  }
}
