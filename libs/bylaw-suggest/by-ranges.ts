import type { Mark, Node, ResolvedPos } from 'prosemirror-model';
import {
  breakMark,
  contentMark,
  goesOn,
  holdsOthers,
  isStruck,
  originOf,
  type Author,
  type Origin,
} from './author.js';
import { boundaryAt } from './boundary.js';
import type { Hunk, InsertMode, Kept, Plan, PlannedChange } from './plan.js';
import type { ChangedRange } from './ranges.js';

/** What the plan may do where the usual one does not hold. */
export interface RangeOptions {
  /** Whether what is struck already may stay as it is where the plain edit would bring a part of it back. */
  lenient?: boolean;
  /** Whether cells that the author put in with their row stay, struck, so that all rows of a table keep their width. */
  keepCells?: boolean;
}

/**
 * A change as suggestions, range by range: what went is struck where it stands, what came is put in beside it. Where
 * both ends of a range lie in one block that is all; where a range of one side reaches from one block into another, the
 * break between them is what was deleted or inserted.
 *
 * @returns `null` where a range is of neither kind, as when a unit changes its level
 */
export function planByRanges(
  before: Node,
  after: Node,
  ranges: readonly ChangedRange[],
  by: Author,
  options: RangeOptions = {},
): Plan | null {
  const planner = new RangePlanner(before, after, by, options);
  return ranges.every((range) => planner.add(range)) ? planner.plan : null;
}

class RangePlanner {
  private readonly changes: PlannedChange[] = [];
  private readonly kept: Kept[] = [];
  private readonly tables = new Map<Node, Hunk>();

  constructor(
    private readonly before: Node,
    private readonly after: Node,
    private readonly by: Author,
    private readonly options: RangeOptions,
  ) {}

  get plan(): Plan {
    return { changes: this.changes, kept: this.kept };
  }

  /** Whether the range could be taken in. */
  add(range: ChangedRange): boolean {
    const { fromB, toB, fromA, toA } = this.withoutEnds(range);
    const [$fromB, $toB] = [this.before.resolve(fromB), this.before.resolve(toB)];
    const flatB = $fromB.sameParent($toB);
    const flatA = this.after.resolve(fromA).sameParent(this.after.resolve(toA));
    if (!flatB && !flatA) return false;
    const typed =
      flatA && flatB ? contentMark(this.after.nodeAt(fromA) ?? this.after, 'insertion') : undefined;
    const begun = typed && goesOn(typed, this.by) ? typed : null;
    const prior = flatA && flatB ? (this.neighbour($fromB, $toB) ?? begun) : null;
    const hunk = this.tableHunk($fromB) ?? { goesOn: prior };
    if (!flatB && !this.insert(fromB, fromA, toA, hunk)) return false;
    const removed = this.strike(fromB, toB, hunk);
    if (removed === null) return false;
    this.kept.push({ at: flatB ? fromA : toA, size: toB - fromB - removed });
    return !flatB || this.insert(toB, fromA, toA, hunk);
  }

  /** A range that ends behind blocks of a kind in both documents ends inside them, if it lies in one block of either then. */
  private withoutEnds(range: ChangedRange): ChangedRange {
    let { toB, toA } = range;
    while (!isFlat(this.before, range.fromB, toB) && !isFlat(this.after, range.fromA, toA)) {
      const [b, a] = [this.before.resolve(toB).nodeBefore, this.after.resolve(toA).nodeBefore];
      if (!b || !a || b.isLeaf || b.type !== a.type) return range;
      toB -= 1;
      toA -= 1;
    }
    return { ...range, toB, toA };
  }

  /** Cells of one table come and go together, so that its rows stay equally wide. */
  private tableHunk($pos: ResolvedPos): Hunk | null {
    if ($pos.parent.type.name !== 'table_row') return null;
    const table = $pos.node(-1);
    const hunk = this.tables.get(table) ?? { goesOn: null };
    this.tables.set(table, hunk);
    return hunk;
  }

  /** A suggestion of the same person right beside, in the same line. */
  private neighbour($from: ResolvedPos, $to: ResolvedPos): Mark | null {
    if (!$from.parent.inlineContent) return null;
    const marks = [$from.nodeBefore, $to.nodeAfter].flatMap((node) =>
      node ? [contentMark(node, 'insertion'), contentMark(node, 'deletion')] : [],
    );
    return marks.find((mark) => mark && goesOn(mark, this.by)) ?? null;
  }

  private insert(pos: number, fromA: number, toA: number, hunk: Hunk): boolean {
    const slice = this.after.slice(fromA, toA);
    if (slice.size === 0) return true;
    const mode = this.modeAt(this.before.resolve(pos), slice.openStart);
    if (mode) this.changes.push({ kind: 'insert', from: pos, to: pos, slice, hunk, mode });
    return mode !== null;
  }

  /** How to mark what is put in where so many nodes around it are closed first. */
  private modeAt($pos: ResolvedPos, closed: number): InsertMode | null {
    const shared = $pos.depth - closed;
    if (this.originAt($pos, shared) === 'own') return { kind: 'plain' };
    let carried: Mark | null = null;
    for (let depth = shared + 1; depth <= $pos.depth; depth += 1) {
      const mark = contentMark($pos.node(depth), 'insertion');
      if (!mark) continue;
      // Splitting what somebody else put in, or a part of what one put in oneself, is not one new block.
      if (mark.attrs['author'] !== this.by.author || depth > shared + 1) return null;
      carried = mark;
    }
    return carried ? { kind: 'carry', mark: carried } : { kind: 'mark' };
  }

  /** Strikes everything of a range; how much of it went altogether, or `null` where that cannot be. */
  private strike(from: number, to: number, hunk: Hunk): number | null {
    let removed: number | null = 0;
    let opened = false;
    const take = (size: number | null): void => {
      removed = removed === null || size === null ? null : removed + size;
    };
    this.before.nodesBetween(from, to, (node, pos) => {
      const end = pos + node.nodeSize;
      if (node.isText) take(this.strikePiece(node, Math.max(pos, from), Math.min(end, to), hunk));
      else if (pos >= from && end <= to) take(this.strikePiece(node, pos, end, hunk));
      else {
        if (pos >= from && !opened) {
          opened = true;
          take(this.strikeBreak(node, pos, from, to, hunk));
        }
        return true;
      }
      return false;
    });
    return removed;
  }

  private strikePiece(node: Node, from: number, to: number, hunk: Hunk): number {
    const $pos = this.before.resolve(from);
    const origin = originOf(node, this.originAt($pos, $pos.depth), this.by.author);
    // What is moved along with its unit keeps its old place, which holds its id.
    const stays =
      $pos.parent.type.name === 'table_row' ? this.options.keepCells : node.isBlock && isStruck($pos, true);
    if (origin === 'own' && !stays && !holdsOthers(node, this.by.author)) {
      this.changes.push({ kind: 'remove', from, to });
      return to - from;
    }
    if (contentMark(node, 'deletion') || isStruck($pos)) return 0;
    if (breakMark(node, 'deletion') && breakMark(node, 'deletion')?.attrs['author'] !== this.by.author)
      return this.strikeInside(node, from, hunk);
    const kind = node.isInline && node.isLeaf ? 'strikeText' : 'strikeNode';
    this.changes.push({ kind, from, to, hunk });
    return 0;
  }

  /** All of a block by its parts: it carries somebody else's join already. */
  private strikeInside(node: Node, pos: number, hunk: Hunk): number {
    let removed = 0;
    node.forEach((child, offset) => {
      const from = pos + 1 + offset;
      removed += this.strikePiece(child, from, from + child.nodeSize, hunk);
    });
    return removed;
  }

  private strikeBreak(node: Node, pos: number, from: number, to: number, hunk: Hunk): number | null {
    const inserted = contentMark(node, 'insertion');
    if (contentMark(node, 'deletion')) return this.options.lenient ? 0 : null;
    if (inserted?.attrs['author'] === this.by.author) return null;
    const own = breakMark(node, 'insertion');
    if (own?.attrs['author'] === this.by.author && !breakMark(node, 'deletion')) {
      const boundary = boundaryAt(this.before.resolve(pos));
      if (!boundary || boundary.from < from || boundary.to > to) return null;
      this.changes.push({ kind: 'remove', ...boundary });
      return boundary.to - boundary.from;
    }
    if (!breakMark(node, 'deletion'))
      this.changes.push({ kind: 'strikeBreak', from: pos, to: pos + 1, hunk });
    return 0;
  }

  private originAt($pos: ResolvedPos, depth: number): Origin {
    let origin: Origin = 'base';
    for (let at = 1; at <= depth; at += 1) origin = originOf($pos.node(at), origin, this.by.author);
    return origin;
  }
}

function isFlat(doc: Node, from: number, to: number): boolean {
  return doc.resolve(from).sameParent(doc.resolve(to));
}
