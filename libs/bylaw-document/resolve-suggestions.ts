import { Fragment, type Mark, type Node } from 'prosemirror-model';

/** Units and items: blocks that begin with a line of their own and can be joined by it. */
const HOLDERS = new Set(['point', 'subpoint', 'list_item']);
/** Blocks that go with the last of their content. */
const HOLLOW = new Set(['point', 'subpoint', 'table', 'table_row', 'bullet_list', 'list_item']);
/** Nodes that a document is never without. */
const FIXED = new Set(['doc', 'front', 'body', 'memorandum_part', 'title']);

const known = new WeakMap<Node, boolean>();

/** Whether the node or anything in it carries a suggestion; remembered, for nodes never change. */
export function carriesSuggestion(node: Node): boolean {
  if (node.marks.some(isSuggestion)) return true;
  if (node.isLeaf) return false;
  let found = known.get(node);
  if (found === undefined) {
    found = node.children.some(carriesSuggestion);
    known.set(node, found);
  }
  return found;
}

function isSuggestion(mark: Mark): boolean {
  return mark.type.name === 'insertion' || mark.type.name === 'deletion';
}

/** Carries decisions about suggestions out; parts of the document without any stay the very same nodes. */
export class Resolver {
  /** @param verdict what becomes of a suggestion; `null` leaves it */
  constructor(private readonly verdict: (mark: Mark) => 'accept' | 'reject' | null) {}

  document(doc: Node): Node {
    return this.children(doc);
  }

  /** The node with its content resolved, whatever it carries itself. */
  private children(node: Node): Node {
    if (!carriesSuggestion(node)) return node;
    if (node.isTextblock || node.inlineContent) return this.line(node);
    const out: Node[] = [];
    node.forEach((child) => this.child(child, node, out));
    return node.type.create(
      node.attrs,
      Fragment.fromArray(this.completed(node, out)),
      this.clean(node.marks),
    );
  }

  private line(block: Node): Node {
    const content: Node[] = [];
    block.forEach((child) => {
      if (this.isDropped(child)) return;
      const inner = child.type.name === 'footnote' ? this.line(child) : child;
      content.push(inner.mark(this.clean(child.marks)));
    });
    return block.type.create(block.attrs, Fragment.fromArray(merged(content)), this.clean(block.marks));
  }

  private child(child: Node, parent: Node, out: Node[]): void {
    if (this.isDropped(child) && !FIXED.has(child.type.name)) {
      if (child.type.name === 'heading' && parent.type.name !== 'chapter') out.push(emptied(child));
      return;
    }
    const inner = child.isLeaf ? child.mark(this.clean(child.marks)) : this.children(child);
    if (HOLLOW.has(child.type.name) && inner.childCount === 0 && child.childCount > 0) return;
    const headless = child.type.name === 'chapter' && inner.firstChild?.type.name !== 'heading';
    if (headless) return this.dissolve(inner, out);
    const needed = child.type.name === 'title' || child.type.name === 'heading';
    if (!needed && this.isJoined(child) && (join(out, inner) || isSpent(child, inner))) return;
    out.push(inner);
  }

  /** The content of a chapter whose heading went: to the chapter before, or to what stood around it. */
  private dissolve(chapter: Node, out: Node[]): void {
    const before = out.at(-1);
    if (before?.type.name === 'chapter')
      out[out.length - 1] = before.copy(before.content.append(chapter.content));
    else out.push(...chapter.children);
  }

  private isDropped(node: Node): boolean {
    return node.marks.some((mark) => mark.attrs['scope'] !== 'break' && this.drops(mark));
  }

  /** Whether the break before a block goes: it was inserted and is rejected, or deleted and is accepted. */
  private isJoined(node: Node): boolean {
    return node.marks.some((mark) => mark.attrs['scope'] === 'break' && this.drops(mark));
  }

  private drops(mark: Mark): boolean {
    if (!isSuggestion(mark)) return false;
    return this.verdict(mark) === (mark.type.name === 'insertion' ? 'reject' : 'accept');
  }

  private clean(marks: readonly Mark[]): Mark[] {
    return marks.filter((mark) => !isSuggestion(mark) || this.verdict(mark) === null);
  }

  /** The content with what the node cannot be without. */
  private completed(node: Node, content: Node[]): Node[] {
    const { name } = node.type;
    if (content.length === 0 && HOLLOW.has(name)) return content;
    if (name === 'chapter' || node.type.validContent(Fragment.fromArray(content))) return content;
    const first = node.firstChild;
    if (first && HOLDERS.has(name)) return [emptied(first), ...content];
    const last = node.lastChild;
    return last && content.length === 0 ? [emptied(last)] : content;
  }
}

/** A line without text, with the id of what stood there. */
function emptied(node: Node): Node {
  if (node.isTextblock) return node.type.create(node.attrs);
  const { paragraph } = node.type.schema.nodes;
  return paragraph ? paragraph.create({ id: node.attrs['id'] as unknown }) : node;
}

/** Pieces of text with the same marks as one. */
export function merged(content: readonly Node[]): Node[] {
  const out: Node[] = [];
  for (const node of content) {
    const last = out.at(-1);
    if (last?.isText && node.isText && last.sameMarkup(node))
      out[out.length - 1] = node.type.schema.text((last.text ?? '') + (node.text ?? ''), node.marks);
    else out.push(node);
  }
  return out;
}

/** Whether a line has lost all that it had. */
function isSpent(line: Node, left: Node): boolean {
  return line.isTextblock && line.childCount > 0 && left.childCount === 0;
}

/** Joins a block to the last text of the blocks before it; `false` where that cannot be. */
function join(out: Node[], block: Node): boolean {
  const before = out.at(-1);
  const text = HOLDERS.has(block.type.name) ? block.firstChild : block;
  if (!before || !text?.isTextblock) return false;
  const rest = text === block ? [] : block.children.slice(1);
  const joined = appended(before, text, rest);
  if (!joined) return false;
  out[out.length - 1] = joined;
  return true;
}

/** The block with text appended to its last line, and further blocks to the unit of that line; `null` where it cannot be. */
function appended(block: Node, text: Node, rest: readonly Node[]): Node | null {
  if (block.isTextblock) {
    if (rest.length > 0) return null;
    return block.copy(Fragment.fromArray(merged([...block.children, ...text.children])));
  }
  const last = block.lastChild;
  if (!last || !HOLDERS.has(block.type.name)) return null;
  if (!last.isTextblock) return replacedLast(block, appended(last, text, rest));
  const line = appended(last, text, []);
  const whole = line && block.copy(Fragment.fromArray([...block.children.slice(0, -1), line, ...rest]));
  return whole?.type.validContent(whole.content) ? whole : null;
}

function replacedLast(block: Node, last: Node | null): Node | null {
  return last && block.copy(Fragment.fromArray([...block.children.slice(0, -1), last]));
}
