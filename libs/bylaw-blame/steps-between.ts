import { Fragment, Mark, Slice, type Node } from 'prosemirror-model';
import { AttrStep, ReplaceStep, type Step } from 'prosemirror-transform';
import { alignedChildren, type Pair } from './aligned-children.js';

/** Beyond so many steps the rest is replaced at once. */
const MOST_STEPS = 300;

/**
 * Steps that lead from one text to another and touch only what differs: whole units where they came or went, else the words
 * of a block. Nodes are known by their ids, so what others write elsewhere meanwhile keeps its place. The steps apply one
 * after the other; the text between two of them may be without an id or hold one twice.
 */
export function stepsBetween(before: Node, after: Node): Step[] {
  if (before.eq(after)) return [];
  const steps = new Walk().between(before, after);
  let doc: Node | null = steps && steps.length <= MOST_STEPS ? before : null;
  for (const step of steps ?? []) doc = doc && attempt(doc, step);
  return steps && doc?.eq(after) ? steps : [wholeStep(before, after)];
}

/** One step that replaces everything from the first difference to the last. */
function wholeStep(before: Node, after: Node): Step {
  const [from, ends] = [differsFrom(before, after), differsTo(before, after)];
  const [last, lastAfter] = ends;
  const outer = new ReplaceStep(from, last, new Slice(after.content.cut(from, lastAfter), 0, 0));
  return attempt(before, outer)?.eq(after) === true
    ? outer
    : new ReplaceStep(0, before.content.size, new Slice(after.content, 0, 0));
}

function differsFrom(before: Node, after: Node): number {
  let at = 0;
  for (let i = 0; i < Math.min(before.childCount, after.childCount); i += 1) {
    if (!before.child(i).eq(after.child(i))) break;
    at += before.child(i).nodeSize;
  }
  return at;
}

function differsTo(before: Node, after: Node): [number, number] {
  const start = differsFrom(before, after);
  let [end, endAfter] = [before.content.size, after.content.size];
  for (let back = 1; back <= Math.min(before.childCount, after.childCount); back += 1) {
    const [old, now] = [before.child(before.childCount - back), after.child(after.childCount - back)];
    if (!old.eq(now) || end - old.nodeSize < start || endAfter - now.nodeSize < start) break;
    end -= old.nodeSize;
    endAfter -= now.nodeSize;
  }
  return [end, endAfter];
}

function attempt(doc: Node, step: Step): Node | null {
  try {
    return step.apply(doc).doc;
  } catch {
    return null;
  }
}

/** Children of the old node that differ, and what comes in their place. */
interface Hunk {
  from: number;
  to: number;
  now: readonly Node[];
}

/** Works from the end to the beginning, so that positions of the old text hold for every step. */
class Walk {
  private readonly steps: Step[] = [];

  between(before: Node, after: Node): Step[] | null {
    if (!before.sameMarkup(after)) return null;
    this.children(before, after, 0);
    return this.steps;
  }

  private node(before: Node, after: Node, pos: number): void {
    if (before.eq(after)) return;
    const alike = before.type === after.type && Mark.sameSet(before.marks, after.marks);
    if (!alike || before.isLeaf) {
      this.replace(pos, pos + before.nodeSize, Fragment.from(after));
      return;
    }
    if (before.isTextblock) this.line(before, after, pos + 1);
    else this.children(before, after, pos + 1);
    for (const name of Object.keys(after.attrs))
      if (JSON.stringify(before.attrs[name]) !== JSON.stringify(after.attrs[name]))
        this.steps.push(new AttrStep(pos, name, after.attrs[name]));
  }

  private line(before: Node, after: Node, start: number): void {
    const from = before.content.findDiffStart(after.content);
    const ends = before.content.findDiffEnd(after.content);
    if (from === null || !ends) return;
    // Letters that both ends share are counted once.
    const overlap = Math.max(0, from - Math.min(ends.a, ends.b));
    const [to, toAfter] = [ends.a + overlap, ends.b + overlap];
    if (isFlat(before, from, to) && isFlat(after, from, toAfter))
      this.replace(start + from, start + to, after.content.cut(from, toAfter));
    else this.replace(start, start + before.content.size, after.content);
  }

  private children(before: Node, after: Node, start: number): void {
    let pairs = alignedChildren(before.children, after.children);
    if (!staysValid(before, hunksBetween(before, after, pairs))) pairs = outerPairs(pairs);
    const hunks = hunksBetween(before, after, pairs);
    const places = startsOf(before, start);
    for (let at = pairs.length; at >= 0; at -= 1) {
      const hunk = hunks[at];
      if (hunk && (hunk.to > hunk.from || hunk.now.length > 0))
        this.replace(places[hunk.from] ?? start, places[hunk.to] ?? start, Fragment.from([...hunk.now]));
      const [i, j] = pairs[at - 1] ?? [];
      if (i !== undefined && j !== undefined) this.node(before.child(i), after.child(j), places[i] ?? start);
    }
  }

  private replace(from: number, to: number, content: Fragment): void {
    this.steps.push(new ReplaceStep(from, to, new Slice(content, 0, 0)));
  }
}

/** What differs before, between and after the pairs; one hunk more than there are pairs. */
function hunksBetween(before: Node, after: Node, pairs: readonly Pair[]): Hunk[] {
  let [old, now] = [0, 0];
  return [...pairs, [before.childCount, after.childCount] as const].map(([i, j]) => {
    const hunk = { from: old, to: i, now: after.children.slice(now, j) };
    [old, now] = [i + 1, j + 1];
    return hunk;
  });
}

/** Whether the node is allowed to hold what it holds after each hunk, put in from the last to the first. */
function staysValid(before: Node, hunks: readonly Hunk[]): boolean {
  let content = [...before.children];
  return hunks.toReversed().every(({ from, to, now }) => {
    if (from === to && now.length === 0) return true;
    content = [...content.slice(0, from), ...now, ...content.slice(to)];
    return before.type.validContent(Fragment.from(content));
  });
}

/** Only pairs before the first hunk and behind the last one, so that one hunk is left. */
function outerPairs(pairs: readonly Pair[]): Pair[] {
  const first = pairs.findIndex(([i, j], at) => i !== at || j !== at);
  if (first === -1) return [...pairs];
  const last = pairs.at(-1) ?? [0, 0];
  const shift = (pair: Pair, at: number): boolean =>
    pair[0] === last[0] - (pairs.length - 1 - at) && pair[1] === last[1] - (pairs.length - 1 - at);
  const behind = pairs.findLastIndex((pair, at) => !shift(pair, at));
  return [...pairs.slice(0, first), ...pairs.slice(Math.max(first, behind + 1))];
}

function startsOf(node: Node, start: number): number[] {
  const places = [start];
  for (const child of node.children) places.push((places.at(-1) ?? start) + child.nodeSize);
  return places;
}

/** Whether a stretch of a line does not cut through a footnote. */
function isFlat(line: Node, from: number, to: number): boolean {
  return line.resolve(from).depth === 0 && line.resolve(to).depth === 0;
}
