import type { Mark, Node } from 'prosemirror-model';
import { isSuggestion, type Verdict } from '#libs/bylaw-document';

/**
 * The suggestions that have to be decided together with the given ones. Taking a break away joins a block to what stands
 * right before it, so what is suggested about that, and about the block itself, is decided alike: whoever accepts a join accepts that what was struck
 * between the two goes, whoever rejects a split rejects what was put between its halves; and whoever keeps such a thing
 * keeps the break behind it. What was moved on from the new place of another move is there only if that one is accepted.
 */
export function decidedTogether(
  doc: Node,
  ids: Iterable<string>,
  verdict: Verdict,
  joints = jointsIn(doc),
): Set<string> {
  const out = new Set(ids);
  for (let size = -1; size !== out.size;) {
    size = out.size;
    for (const { broken, beside, goes } of joints) {
      if (goes === verdict && out.has(broken)) out.add(beside);
      if (goes !== verdict && out.has(beside)) out.add(broken);
    }
  }
  return out;
}

/** A suggestion that can only be decided this way together with another one. */
interface Joint {
  broken: string;
  beside: string;
  goes: Verdict;
}

function jointsIn(doc: Node): Joint[] {
  const joints: Joint[] = [];
  visit(doc, [], joints);
  return joints;
}

/** @param moves the moves to whose new place the node belongs */
function visit(node: Node, moves: readonly string[], joints: Joint[]): void {
  if (node.isTextblock) return;
  node.forEach((child, _offset, index) => {
    const marks = child.marks.filter(isSuggestion);
    const here = marks.filter(({ type, attrs }) => type.name === 'insertion' && attrs['move'] !== null);
    const within = here.length === 0 ? moves : [...moves, ...here.map(({ attrs }) => String(attrs['id']))];
    for (const mark of marks) {
      const broken = String(mark.attrs['id']);
      const goes: Verdict = mark.type.name === 'insertion' ? 'reject' : 'accept';
      const besides =
        mark.attrs['scope'] === 'break'
          ? [...contentOf(child), ...besidesOf(node, index, goes)]
          : goes === 'accept' && mark.attrs['move'] !== null
            ? within
            : [];
      for (const beside of besides) if (beside !== broken) joints.push({ broken, beside, goes });
    }
    visit(child, within, joints);
  });
}

/** The suggestions about a block itself, which are lost when it becomes a part of another one. */
function contentOf(node: Node): string[] {
  return node.marks
    .filter((mark) => isSuggestion(mark) && mark.attrs['scope'] !== 'break')
    .map(({ attrs }) => String(attrs['id']));
}

/** The suggestions about the blocks that end right before a child of a node. */
function besidesOf(parent: Node, index: number, goes: Verdict): string[] {
  const ids: string[] = [];
  let [holder, at] = [parent, index - 1];
  while (at >= 0) {
    const node = holder.child(at);
    const marks = node.marks.filter((mark) => isSuggestion(mark) && mark.attrs['scope'] !== 'break');
    ids.push(...marks.map(({ attrs }) => String(attrs['id'])));
    if (marks.some((mark) => leaves(mark, goes))) at -= 1;
    else if (node.isTextblock || node.isLeaf) break;
    else [holder, at] = [node, node.childCount - 1];
  }
  return ids;
}

function leaves(mark: Mark, verdict: Verdict): boolean {
  return mark.type.name === (verdict === 'accept' ? 'deletion' : 'insertion');
}
