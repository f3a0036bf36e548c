import { Fragment, Slice, type Node } from 'prosemirror-model';
import { AttrStep, RemoveNodeMarkStep, ReplaceStep, type Transform } from 'prosemirror-transform';
import { pairsOf, placed } from './pairs.js';

/**
 * Adds the steps that lead from where a change has come to the given document: blocks that stay are recognised by their
 * ids and changed inside, the others go and come.
 */
export function patch(change: Transform, goal: Node): void {
  if (change.doc.eq(goal)) return;
  const steps: Patch[] = [];
  collect(change.doc, goal, 0, steps);
  const tried = steps.reverse().every(({ from, to, slice, unmark }) => {
    const step = unmark ? new RemoveNodeMarkStep(from, unmark) : new ReplaceStep(from, to, slice);
    return change.maybeStep(step).failed === null;
  });
  if (tried && change.doc.eq(goal)) return;
  // What has no small steps is put in whole.
  change.step(new ReplaceStep(0, change.doc.content.size, new Slice(goal.content, 0, 0)));
}

/** Gives every node the attributes it has in a document of the same shape. */
export function patchAttributes(change: Transform, goal: Node): void {
  const steps: AttrStep[] = [];
  const visit = (node: Node, other: Node, start: number): void => {
    if (node === other) return;
    node.forEach((child, offset, index) => {
      const twin = other.child(index);
      if (child === twin || child.isText) return;
      for (const [name, value] of Object.entries(twin.attrs))
        if (child.attrs[name] !== value) steps.push(new AttrStep(start + offset, name, value));
      visit(child, twin, start + offset + 1);
    });
  };
  visit(change.doc, goal, 0);
  for (const step of steps) change.step(step);
}

interface Patch {
  from: number;
  to: number;
  slice: Slice;
  unmark?: Node['marks'][number];
}

function collect(node: Node, goal: Node, start: number, steps: Patch[]): void {
  if (node.content.eq(goal.content)) return;
  if (node.inlineContent || goal.inlineContent) {
    steps.push(inline(node, goal, start));
    return;
  }
  const [old, now] = [placed(node, start), placed(goal, 0)];
  const pairs = pairsOf(
    old,
    now,
    (b, a) => b.type === a.type && JSON.stringify(b.attrs) === JSON.stringify(a.attrs),
  );
  let [nextB, nextA, at] = [0, 0, start];
  const gap = (toB: number, toA: number): void => {
    const end = toB > nextB ? placeAfter(old[toB - 1]) : at;
    const came = now.slice(nextA, toA).map((one) => one.node);
    if (came.length === 0) {
      for (const one of old.slice(nextB, toB))
        steps.push({ from: one.pos, to: placeAfter(one), slice: Slice.empty });
    } else steps.push({ from: at, to: end, slice: new Slice(Fragment.fromArray(came), 0, 0) });
  };
  for (const [indexB, indexA] of pairs) {
    const [left, right] = [old[indexB], now[indexA]];
    if (!left || !right) continue;
    gap(indexB, indexA);
    for (const mark of left.node.marks)
      if (!mark.isInSet(right.node.marks))
        steps.push({ from: left.pos, to: left.pos, slice: Slice.empty, unmark: mark });
    collect(left.node, right.node, left.pos + 1, steps);
    [nextB, nextA, at] = [indexB + 1, indexA + 1, placeAfter(left)];
  }
  gap(old.length, now.length);
}

function placeAfter(one: { node: Node; pos: number } | undefined): number {
  return one ? one.pos + one.node.nodeSize : 0;
}

/** What differs in a line, without cutting into a footnote. */
function inline(node: Node, goal: Node, start: number): Patch {
  const from = outer(node, goal, node.content.findDiffStart(goal.content) ?? 0);
  const ends = node.content.findDiffEnd(goal.content) ?? { a: node.content.size, b: goal.content.size };
  const back = Math.max(0, from - Math.min(ends.a, ends.b));
  let tail = node.content.size - (ends.a + back);
  const $a = node.resolve(node.content.size - tail);
  const $b = goal.resolve(goal.content.size - tail);
  if ($a.depth > 0) tail = node.content.size - $a.after(1);
  if ($b.depth > 0) tail = Math.min(tail, goal.content.size - $b.after(1));
  const content = goal.content.cut(from, goal.content.size - tail);
  return { from: start + from, to: start + node.content.size - tail, slice: new Slice(content, 0, 0) };
}

function outer(node: Node, goal: Node, offset: number): number {
  const [$a, $b] = [node.resolve(offset), goal.resolve(offset)];
  return Math.min($a.depth > 0 ? $a.before(1) : offset, $b.depth > 0 ? $b.before(1) : offset);
}
