import { Fragment, type Mark, type Node } from 'prosemirror-model';

const SUGGESTIONS: ReadonlySet<string> = new Set(['insertion', 'deletion']);

/**
 * The text with every suggestion accepted: insertions stay, deletions go, and no suggestion marks are left. A suggestion
 * on a whole block keeps it or takes it out; one that concerns only the break before its block (`scope: 'break'`) joins
 * the block to what stands before it, where the break goes. A place that cannot do without what would go keeps an empty
 * text block there.
 */
export function acceptedText(doc: Node): Node {
  return settled(doc, 'deletion');
}

/** The text with every suggestion rejected, the reverse of {@link acceptedText}. */
export function rejectedText(doc: Node): Node {
  return settled(doc, 'insertion');
}

/** `gone` names the suggestions whose content or break goes. */
function settled(node: Node, gone: string): Node {
  if (node.isLeaf) return node.mark(kept(node.marks));
  const without = childrenOf(node, gone, false);
  const content = node.type.validContent(without) ? without : childrenOf(node, gone, true);
  return node.type.create(node.attrs, content, kept(node.marks));
}

/** The children that stay; with `emptied`, text blocks that go leave an empty one in their place. */
function childrenOf(node: Node, gone: string, emptied: boolean): Fragment {
  const children: Node[] = [];
  for (const child of node.children) {
    const mark = child.marks.find((one) => one.type.name === gone);
    const isBreak = mark?.attrs['scope'] === 'break';
    if (mark && !isBreak) {
      if (emptied && child.isTextblock) children.push(child.type.create(child.attrs));
      continue;
    }
    const after = child.isText ? child.mark(kept(child.marks)) : settled(child, gone);
    const before = children.at(-1);
    const joined = isBreak && before ? join(before, after) : null;
    if (joined) children.splice(-1, 1, joined);
    else children.push(after);
  }
  return Fragment.fromArray(children);
}

function kept(marks: readonly Mark[]): Mark[] {
  return marks.filter((mark) => !SUGGESTIONS.has(mark.type.name));
}

/** Two blocks without the break between them; `null` where they cannot be one. */
function join(before: Node, after: Node): Node | null {
  if (before.isTextblock && after.isTextblock) {
    const content = before.content.append(after.content);
    return before.type.validContent(content) ? before.copy(content) : null;
  }
  const [first, ...rest] = after.isTextblock ? [after] : after.children;
  if (!first?.isTextblock || before.isTextblock || !before.lastChild) return null;
  const last = join(before.lastChild, first);
  if (!last) return null;
  const content = Fragment.fromArray([...before.children.slice(0, -1), last, ...rest]);
  return before.type.validContent(content) ? before.copy(content) : null;
}
