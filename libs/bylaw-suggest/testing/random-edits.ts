import { type Attrs, type Node, type NodeType } from 'prosemirror-model';
import { canJoin, canSplit, Transform } from 'prosemirror-transform';
import { acceptedText, IDENTIFIED, type IdSource } from '#libs/bylaw-document';
import type { Dice } from '../../bylaw-document/testing/index.js';
import { changeTable } from './table-edits.js';

/** What a random edit does. */
export const EDITS = [
  ...([
    'type',
    'erase',
    'eraseAcross',
    'typeOver',
    'split',
    'splitUnit',
    'join',
    'move',
    'newPoint',
  ] as const),
  ...(['removeUnit', 'paste', 'bold', 'attribute', 'table', 'footnote', 'level', 'many'] as const),
];
/** One of them. */
export type EditKind = (typeof EDITS)[number];

/** A random edit of a document as an editor would make it, new nodes with ids; `null` where it finds no place. */
export function randomEdit(doc: Node, dice: Dice, newId: IdSource, kind: EditKind): Transform | null {
  const change = new Transform(doc);
  try {
    new Edits(change, dice).run(kind);
    giveIds(change, newId);
    change.doc.check();
    if (partsOf(change.doc) !== partsOf(doc)) return null;
  } catch (error) {
    // What does not fit here is no edit: an editor would not offer it.
    const { name } = error as Error;
    if (error instanceof RangeError || name === 'ReplaceError' || name === 'TransformError') return null;
    throw error;
  }
  return change.steps.length === 0 || change.doc.eq(doc) ? null : change;
}

/** What a document is never without; editors do not let selections reach over it. */
function partsOf(doc: Node): string {
  return doc.children
    .map(({ type, attrs }) =>
      type.name === 'annex' || type.name === 'signature'
        ? ''
        : `${type.name} ${String(attrs['id'])} ${String(attrs['part'])}`,
    )
    .filter(Boolean)
    .join();
}

interface Place {
  node: Node;
  pos: number;
  parent: Node;
}

class Edits {
  constructor(
    private readonly tr: Transform,
    private readonly dice: Dice,
  ) {}

  run(kind: EditKind): void {
    const { tr, dice } = this;
    switch (kind) {
      case 'type':
        return void tr.insert(this.inLine(), this.text(`${dice.word()} `));
      case 'erase':
      case 'typeOver': {
        const [from, to] = this.range(this.line());
        tr.delete(from, to);
        if (kind === 'typeOver') tr.insert(from, this.text(dice.word()));
        return;
      }
      case 'eraseAcross': {
        const from = this.inLine();
        // Over several parts of the document editors delete part by part.
        const to = Math.min(from + dice.between(5, 400), tr.doc.resolve(from).end(1));
        if (this.isStruck(from) || this.isStruck(to)) return;
        tr.deleteRange(from, to);
        if (dice.chance(0.5)) tr.insert(tr.mapping.map(from, -1), this.text(dice.word()));
        return;
      }
      case 'split':
        return this.split(1);
      case 'splitUnit':
        return this.split(2);
      case 'join': {
        const blocks = this.all(
          ({ node, pos }) =>
            node.isBlock &&
            canJoin(tr.doc, pos) &&
            !this.isStruck(pos + 1) &&
            !this.isStruck(pos - 1) &&
            !node.firstChild?.marks.some(({ type }) => type.name === 'deletion'),
        );
        tr.join(dice.pick(blocks).pos);
        return;
      }
      case 'move':
        return this.move();
      case 'newPoint': {
        const { pos, node } = this.unit();
        return void tr.insert(dice.chance(0.5) ? pos : pos + node.nodeSize, this.blank(node.type));
      }
      case 'removeUnit': {
        const { pos, node } = this.unit();
        return void tr.delete(pos, pos + node.nodeSize);
      }
      case 'paste': {
        // Editors copy what is there: nothing struck, and no marks of suggestions.
        const shown = acceptedText(tr.doc);
        const from = dice.between(0, shown.content.size - 1);
        const slice = shown.slice(from, Math.min(from + dice.between(1, 300), shown.content.size));
        const [start, end] = dice.chance(0.5) ? this.range(this.line()) : [this.inLine(), null];
        return void tr.replaceRange(start, end ?? start, slice);
      }
      case 'bold': {
        const from = this.inLine();
        const mark = tr.doc.type.schema.mark('strong');
        const to = Math.min(from + dice.between(1, 200), tr.doc.content.size);
        return void (dice.chance(0.7) ? tr.addMark(from, to, mark) : tr.removeMark(from, to, mark));
      }
      case 'attribute':
        return this.attribute();
      case 'table':
        return changeTable(tr, dice);
      case 'footnote':
        return void tr.insert(
          this.inLine(),
          tr.doc.type.schema.node('footnote', null, this.text(dice.word())),
        );
      case 'level':
        return this.level();
      case 'many':
        for (let count = dice.between(2, 4); count > 0; count -= 1)
          this.run(dice.pick(['type', 'erase', 'typeOver']));
    }
  }

  private text(text: string): Node {
    return this.tr.doc.type.schema.text(text);
  }

  private all(test: (place: Place) => boolean): Place[] {
    const out: Place[] = [];
    this.tr.doc.descendants((node, pos, parent) => {
      if (parent && test({ node, pos, parent })) out.push({ node, pos, parent });
    });
    return out;
  }

  private line(): Place {
    return this.dice.pick(this.all(({ node }) => node.isTextblock));
  }

  private inLine(): number {
    const { pos, node } = this.line();
    return pos + 1 + this.offset(node);
  }

  /** An offset between whole characters and nodes of a line, also inside its footnotes. */
  private offset(line: Node): number {
    return this.dice.between(0, line.content.size);
  }

  private range({ pos, node }: Place): [number, number] {
    const offsets = [this.offset(node), this.offset(node)].sort((a, b) => a - b) as [number, number];
    const outer = offsets.map((offset) => {
      const $at = node.resolve(offset);
      return pos + 1 + ($at.depth > 0 ? $at.before(1) : offset);
    });
    return [outer[0] as number, outer[1] as number];
  }

  private unit(): Place {
    const names = new Set(['point', 'subpoint', 'list_item', 'annex', 'chapter']);
    const units = this.all(({ node, pos }) => names.has(node.type.name) && !this.isStruck(pos + 1));
    const small = units.filter(({ node }) => node.type.name !== 'chapter');
    return this.dice.pick(this.dice.chance(0.9) && small.length > 0 ? small : units);
  }

  /** Whether something around a place is suggested to be deleted: that is gone and cannot be moved. */
  private isStruck(pos: number): boolean {
    const $pos = this.tr.doc.resolve(pos);
    return Array.from({ length: $pos.depth }, (_, at) => $pos.node(at + 1)).some((node) =>
      node.marks.some(({ type, attrs }) => type.name === 'deletion' && attrs['scope'] === 'content'),
    );
  }

  private blank(type: NodeType): Node {
    const { schema } = type;
    if (type.name === 'chapter' || type.name === 'annex')
      return type.create({ id: '' }, [schema.node('heading', null, this.text(this.dice.word()))]);
    return type.create(
      type.name === 'list_item' ? null : { id: '' },
      schema.node('paragraph', { id: '' }, this.dice.chance(0.5) ? this.text(this.dice.word()) : []),
    );
  }

  private split(depth: number): void {
    const { tr } = this;
    const pos = this.inLine();
    const $pos = tr.doc.resolve(pos);
    if ($pos.depth < depth + 1) return;
    const types = Array.from({ length: depth }, (_, index) => {
      const node = $pos.node($pos.depth - depth + 1 + index);
      const attrs: Attrs = 'id' in node.attrs ? { ...node.attrs, id: '' } : node.attrs;
      return { type: node.type, attrs };
    });
    if (depth === 2 && !['point', 'subpoint', 'list_item'].includes($pos.node(-1).type.name)) return;
    if (canSplit(tr.doc, pos, depth, types)) tr.split(pos, depth, types);
  }

  private move(): void {
    const { tr, dice } = this;
    const { pos, node } = this.unit();
    tr.delete(pos, pos + node.nodeSize);
    const places = this.all(({ parent, node: at }) => {
      const index = parent.children.indexOf(at);
      return index > 0 && parent.canReplaceWith(index, index, node.type);
    });
    tr.insert(dice.pick(places).pos, node);
  }

  /** A unit becomes the last part of the one before it. */
  private level(): void {
    const { tr, dice } = this;
    const { subpoint } = tr.doc.type.schema.nodes;
    const units = this.all(({ node, pos, parent }) => {
      const index = parent.children.indexOf(node);
      return (
        !this.isStruck(pos + 1) &&
        ['point', 'subpoint'].includes(node.type.name) &&
        parent.maybeChild(index - 1)?.type === node.type
      );
    });
    if (!subpoint || units.length === 0) return;
    const { pos, node } = dice.pick(units);
    tr.delete(pos, pos + node.nodeSize);
    tr.insert(pos - 1, subpoint.create(node.attrs, node.content, node.marks as never));
  }

  private attribute(): void {
    const { tr, dice } = this;
    const places = this.all(({ node }) =>
      ['deleted', 'numbered', 'source', 'target'].some((key) => key in node.attrs),
    );
    const { pos, node } = dice.pick(places);
    if ('numbered' in node.attrs) tr.setNodeAttribute(pos, 'numbered', !node.attrs['numbered']);
    else if ('deleted' in node.attrs) tr.setNodeAttribute(pos, 'deleted', !node.attrs['deleted']);
    else if ('source' in node.attrs) tr.setNodeAttribute(pos, 'source', dice.word());
    else tr.setNodeAttribute(pos, 'inflection', dice.pick(['nom', 'gen', 'dat']));
  }
}

/** Every node has an id of its own afterwards; what kept its place keeps its id. */
function giveIds(change: Transform, newId: IdSource): void {
  const before = new Map<string, number>();
  change.before.descendants((node, pos) => {
    if (IDENTIFIED.has(node.type.name)) before.set(String(node.attrs['id']), change.mapping.map(pos));
  });
  const places = new Map<string, number[]>();
  change.doc.descendants((node, pos) => {
    if (!IDENTIFIED.has(node.type.name)) return;
    const id = String(node.attrs['id']);
    places.set(id, [...(places.get(id) ?? []), pos]);
  });
  for (const [id, found] of places) {
    const keeper = id === '' ? undefined : (found.find((pos) => pos === before.get(id)) ?? found[0]);
    for (const pos of found) if (pos !== keeper) change.setNodeAttribute(pos, 'id', newId());
  }
}
