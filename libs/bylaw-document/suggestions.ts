import { Fragment, type Mark, type Node } from 'prosemirror-model';

/**
 * The document with every suggestion accepted: what is suggested to be inserted stays, what is suggested to be deleted goes, of
 * a move only its new place stays, blocks whose break is deleted are joined. No suggestion is left; comments stay.
 *
 * The result is a valid document wherever the given one is: a text that its block cannot be without becomes empty, a unit,
 * list or table without any content goes, a chapter without its heading leaves its content to the one before. A break that
 * nothing can be joined across (before a chapter, annex or table; after a table) stays.
 */
export function acceptedText(doc: Node): Node {
  return resolved(doc, 'insertion');
}

/** The document with every suggestion rejected, as it was before them; otherwise as `acceptedText`. */
export function rejectedText(doc: Node): Node {
  return resolved(doc, 'deletion');
}

/** The document without the marks of comments: what is compared, amended and published. */
export function withoutComments(node: Node): Node {
  const marks = node.marks.filter(({ type }) => type.name !== 'comment');
  if (node.isLeaf) return marks.length === node.marks.length ? node : node.mark(marks);
  const children = node.children.map(withoutComments);
  const same = children.every((child, index) => child === node.child(index));
  if (same) return marks.length === node.marks.length ? node : node.mark(marks);
  return node.type.create(node.attrs, Fragment.fromArray(merged(children)), marks);
}

/** Whether any text or block of the document carries a suggestion. */
export function hasSuggestions(doc: Node): boolean {
  let found = false;
  doc.descendants((node) => {
    found ||= node.marks.some(isSuggestion);
    return !found;
  });
  return found;
}

type Kind = 'insertion' | 'deletion';

const UNITS = new Set(['point', 'subpoint']);
/** Blocks that go with the last of their content. */
const HOLLOW = new Set(['point', 'subpoint', 'table', 'table_row', 'bullet_list', 'list_item']);
/** Nodes that a document is never without. */
const FIXED = new Set(['doc', 'front', 'body', 'memorandum_part', 'title']);

function isSuggestion(mark: Mark): boolean {
  return mark.type.name === 'insertion' || mark.type.name === 'deletion';
}

/** @param kept the kind of suggested content that stays */
function resolved(doc: Node, kept: Kind): Node {
  return hasSuggestions(doc) ? new Resolver(kept).children(doc) : doc;
}

class Resolver {
  private readonly dropped: Kind;

  constructor(kept: Kind) {
    this.dropped = kept === 'insertion' ? 'deletion' : 'insertion';
  }

  /** The node with its content resolved, whatever it carries itself. */
  children(node: Node): Node {
    if (node.isTextblock || node.inlineContent) return this.line(node);
    const out: Node[] = [];
    node.forEach((child) => this.child(child, node, out));
    return node.type.create(node.attrs, Fragment.fromArray(this.completed(node, out)), clean(node.marks));
  }

  private line(block: Node): Node {
    const content: Node[] = [];
    block.forEach((child) => {
      if (this.isDropped(child)) return;
      const inner = child.type.name === 'footnote' ? this.line(child) : child;
      content.push(inner.mark(clean(child.marks)));
    });
    return block.type.create(block.attrs, Fragment.fromArray(merged(content)), clean(block.marks));
  }

  private child(child: Node, parent: Node, out: Node[]): void {
    if (this.isDropped(child) && !FIXED.has(child.type.name)) {
      if (child.type.name === 'heading' && parent.type.name !== 'chapter') out.push(emptied(child));
      return;
    }
    const inner = child.isLeaf ? child.mark(clean(child.marks)) : this.children(child);
    if (HOLLOW.has(child.type.name) && inner.childCount === 0 && child.childCount > 0) return;
    const headless = child.type.name === 'chapter' && inner.firstChild?.type.name !== 'heading';
    if (headless) return this.dissolve(inner, out);
    const needed = child.type.name === 'title' || child.type.name === 'heading';
    if (!needed && this.isJoined(child) && join(out, inner)) return;
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
    return node.marks.some(({ type, attrs }) => type.name === this.dropped && attrs['scope'] !== 'break');
  }

  /** Whether the break before a block goes: it was inserted and is rejected, or deleted and is accepted. */
  private isJoined(node: Node): boolean {
    return node.marks.some(({ type, attrs }) => type.name === this.dropped && attrs['scope'] === 'break');
  }

  /** The content with what the node cannot be without. */
  private completed(node: Node, content: Node[]): Node[] {
    const { name } = node.type;
    if (content.length === 0 && HOLLOW.has(name)) return content;
    if (name === 'chapter' || node.type.validContent(Fragment.fromArray(content))) return content;
    const first = node.firstChild;
    if (first && (UNITS.has(name) || name === 'list_item')) return [emptied(first), ...content];
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

function clean(marks: readonly Mark[]): Mark[] {
  return marks.filter((mark) => !isSuggestion(mark));
}

/** Pieces of text with the same marks as one. */
function merged(content: readonly Node[]): Node[] {
  const out: Node[] = [];
  for (const node of content) {
    const last = out.at(-1);
    if (last?.isText && node.isText && last.sameMarkup(node))
      out[out.length - 1] = node.type.schema.text((last.text ?? '') + (node.text ?? ''), node.marks);
    else out.push(node);
  }
  return out;
}

/** Joins a block to the last text of the blocks before it; `false` where that cannot be. */
function join(out: Node[], block: Node): boolean {
  const before = out.at(-1);
  const text = UNITS.has(block.type.name) ? block.firstChild : block;
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
  if (!last || !UNITS.has(block.type.name)) return null;
  if (!last.isTextblock) return replacedLast(block, appended(last, text, rest));
  const line = appended(last, text, []);
  const whole = line && block.copy(Fragment.fromArray([...block.children.slice(0, -1), line, ...rest]));
  return whole?.type.validContent(whole.content) ? whole : null;
}

function replacedLast(block: Node, last: Node | null): Node | null {
  return last && block.copy(Fragment.fromArray([...block.children.slice(0, -1), last]));
}
