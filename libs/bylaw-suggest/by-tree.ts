import { Fragment, Slice, type Node } from 'prosemirror-model';
import {
  breakMark,
  contentMark,
  holdsOthers,
  isStruck,
  originOf,
  type Author,
  type Origin,
} from './author.js';
import type { Hunk, Kept, Plan, PlannedChange } from './plan.js';
import { keyOf, pairsOf, placed, REQUIRED, sameMarkup, sameRows, type Placed } from './pairs.js';
import { tableMode } from './table-shape.js';

/**
 * A change as suggestions, block by block: blocks are recognised by their ids, what stays is looked into, everything
 * else is struck and put in whole. Levels, attributes and what no range can say are suggested this way; all of it is
 * one suggestion.
 *
 * @param keepJoins whether a block stays that lost nothing but the join which somebody else suggests, and keeps that
 * @returns `null` where a block that a document is never without would have to be replaced
 */
export function planByTree(before: Node, after: Node, by: Author, keepJoins = false): Plan | null {
  const planner = new TreePlanner(before, by, keepJoins);
  return planner.node(before, after, { b: 0, a: 0 }, 'base') ? planner.plan : null;
}

/** Where the content of a pair of nodes begins in the two documents. */
interface Start {
  b: number;
  a: number;
}

class TreePlanner {
  private readonly changes: PlannedChange[] = [];
  private readonly kept: Kept[] = [];
  private readonly hunk: Hunk = { goesOn: null };

  constructor(
    private readonly before: Node,
    private readonly by: Author,
    private readonly keepJoins: boolean,
  ) {}

  get plan(): Plan {
    return { changes: this.changes, kept: this.kept };
  }

  /** Takes in what differs inside two nodes that are the same one; whether that could be. */
  node(b: Node, a: Node, start: Start, around: Origin): boolean {
    if (b === a || b.content.eq(a.content)) return true;
    if (b.inlineContent) {
      this.line(b, a, start, around);
      return true;
    }
    const [old, now] = [placed(b, start.b), placed(a, start.a)];
    const byRow = b.type.name === 'table' && tableMode(b, a, keyOf) === 'rows';
    const pairs = byRow ? sameRows(old, now) : pairsOf(old, now, (left, right) => this.same(left, right));
    let [nextB, nextA] = [0, 0];
    let at = start;
    for (const [indexB, indexA] of pairs) {
      if (!this.gap(old.slice(nextB, indexB), now.slice(nextA, indexA), at, around)) return false;
      const [left, right] = [old[indexB] as Placed, now[indexA] as Placed];
      const origin = originOf(left.node, around, this.by.author);
      if (!this.node(left.node, right.node, { b: left.pos + 1, a: right.pos + 1 }, origin)) return false;
      at = { b: left.pos + left.node.nodeSize, a: right.pos + right.node.nodeSize };
      [nextB, nextA] = [indexB + 1, indexA + 1];
    }
    return this.gap(old.slice(nextB), now.slice(nextA), at, around);
  }

  private same(b: Node, a: Node): boolean {
    const join = this.keepJoins ? breakMark(b, 'deletion') : undefined;
    const kept = join && join.attrs['author'] !== this.by.author && !breakMark(a, 'deletion');
    return sameMarkup(kept ? b.mark(join.removeFromSet(b.marks)) : b, a);
  }

  /** Blocks that went, then blocks that came, between two that stay. */
  private gap(gone: readonly Placed[], came: readonly Placed[], at: Start, around: Origin): boolean {
    if (gone.some(({ node }) => REQUIRED.has(node.type.name))) return false;
    for (const one of gone) this.strike(one, at.a, around);
    const last = gone.at(-1);
    if (came.length > 0) this.insert(came, last ? last.pos + last.node.nodeSize : at.b, around);
    return true;
  }

  private strike({ node, pos }: Placed, posA: number, around: Origin): void {
    const to = pos + node.nodeSize;
    const origin = originOf(node, around, this.by.author);
    // What is moved along with its unit keeps its old place, which holds its id.
    const stays = isStruck(this.before.resolve(pos), true);
    if (origin === 'own' && !stays && !holdsOthers(node, this.by.author)) {
      this.changes.push({ kind: 'remove', from: pos, to });
      return;
    }
    const joined = breakMark(node, 'deletion');
    if (joined && joined.attrs['author'] !== this.by.author && !contentMark(node, 'deletion'))
      return this.strikeInside({ node, pos }, posA, origin);
    this.kept.push({ at: posA, size: node.nodeSize });
    if (!contentMark(node, 'deletion'))
      this.changes.push({ kind: 'strikeNode', from: pos, to, hunk: this.hunk });
  }

  /** All of a block by its parts: it carries somebody else's join already. */
  private strikeInside({ node, pos }: Placed, posA: number, around: Origin): void {
    this.kept.push({ at: posA, size: node.nodeSize - node.content.size });
    for (const part of placed(node, pos + 1)) {
      if (node.inlineContent)
        this.strikeInline(part.node, part.pos, part.pos + part.node.nodeSize, posA, around);
      else this.strike(part, posA, around);
    }
  }

  private insert(came: readonly Placed[], pos: number, around: Origin): void {
    const slice = new Slice(Fragment.fromArray(came.map(({ node }) => node)), 0, 0);
    const mode = { kind: around === 'own' ? 'plain' : 'mark' } as const;
    this.changes.push({ kind: 'insert', from: pos, to: pos, slice, hunk: this.hunk, mode });
  }

  /** The text of a line: what differs between its common beginning and end. */
  private line(b: Node, a: Node, start: Start, around: Origin): void {
    const from = b.content.findDiffStart(a.content);
    const ends = b.content.findDiffEnd(a.content);
    if (from === null || !ends) return;
    const overlap = Math.max(0, from - Math.min(ends.a, ends.b));
    // A footnote is replaced whole: its edges may differ in depth.
    const [fromB, fromA] = [outside(b, from, -1), outside(a, from, -1)];
    const begin = Math.min(fromB, fromA);
    const tail = Math.min(
      b.content.size - outside(b, ends.a + overlap, 1),
      a.content.size - outside(a, ends.b + overlap, 1),
    );
    const [endB, endA] = [b.content.size - tail, a.content.size - tail];
    b.nodesBetween(begin, Math.max(begin, endB), (node, pos) => {
      const end = pos + node.nodeSize;
      const [first, last] = node.isText ? [Math.max(pos, begin), Math.min(end, endB)] : [pos, end];
      this.strikeInline(node, start.b + first, start.b + last, start.a + begin, around);
      return false;
    });
    const content = a.content.cut(begin, endA);
    if (content.size === 0) return;
    this.changes.push({
      kind: 'insert',
      from: start.b + endB,
      to: start.b + endB,
      slice: new Slice(content, 0, 0),
      hunk: this.hunk,
      mode: { kind: around === 'own' ? 'plain' : 'mark' },
    });
  }

  private strikeInline(node: Node, from: number, to: number, posA: number, around: Origin): void {
    const origin = originOf(node, around, this.by.author);
    if (origin === 'own' && !holdsOthers(node, this.by.author)) {
      this.changes.push({ kind: 'remove', from, to });
      return;
    }
    this.kept.push({ at: posA, size: to - from });
    if (contentMark(node, 'deletion')) return;
    this.changes.push({ kind: node.isLeaf ? 'strikeText' : 'strikeNode', from, to, hunk: this.hunk });
  }
}

function outside(line: Node, offset: number, side: -1 | 1): number {
  const $pos = line.resolve(offset);
  if ($pos.depth === 0) return offset;
  return side < 0 ? $pos.before(1) : $pos.after(1);
}
