import type { Node } from 'prosemirror-model';
import { ReplaceStep, type Step, type Transform } from 'prosemirror-transform';
import {
  acceptedText,
  decidedText,
  idOf,
  idsIn,
  movedIds,
  rejectedText,
  renamedNode,
  withOwnIds,
} from '#libs/bylaw-document';
import type { Author } from './author.js';
import { planByJoin } from './by-join.js';
import { planByRanges } from './by-ranges.js';
import { planByTree } from './by-tree.js';
import { carryOut } from './carry-out.js';
import type { Kept, Plan } from './plan.js';
import { changedRanges, type ChangedRange } from './ranges.js';
import { tablesAreWhole } from './table-shape.js';

export type { Author } from './author.js';

/** A change as suggestions. */
export interface Suggested {
  /** What to do to the document before the change; every single step leaves `rejectedText` as it was. */
  steps: readonly Step[];
  /** The document with the suggestions. */
  doc: Node;
  /**
   * Where a position of the plainly edited document is in the one with suggestions. Where struck text stands right
   * there, `assoc` says on which side of it: before it (-1) or behind it (1).
   */
  map(pos: number, assoc?: -1 | 1): number;
}

/**
 * Turns any change of a document into suggestions of one person:
 *
 * - what the change took out stays and is struck, but the person's own suggestions really disappear; what somebody else
 *   suggested to insert is struck as well and goes when either is decided so;
 * - what it put in is marked as inserted, inside the person's own inserted blocks it is simply part of them;
 * - a block split off or joined is a mark on the break, whole blocks, rows and cells carry a mark each;
 * - what stands elsewhere afterwards is a move: struck in the old place, inserted in the new one under ids that follow
 *   from its own (`movedId`), which acceptance gives back;
 * - changed levels, attributes and formats are the old wording struck beside the new one.
 *
 * A stretch that touches an earlier suggestion of the same person from the same half hour goes on with it.
 *
 * For every change `rejectedText` of the result equals `rejectedText` of the document before it, and `acceptedText` of
 * the result equals `acceptedEdit`, what accepting gives after the plain edit. With this person's suggestions rejected the
 * others stand as they stood.
 *
 * What is struck is gone for an editor: a deletion that begins or ends in a struck block, or a join with one, leaves what is
 * struck as it is, where the plain edit would bring the rest of it back.
 *
 * @param change the plain edit, with new nodes already under ids of their own
 * @returns `null` where a change cannot be suggested without breaking one of these: nothing may be done then
 */
export function suggest(change: Pick<Transform, 'steps' | 'docs' | 'doc'>, by: Author): Suggested | null {
  const before = change.docs[0];
  if (!before || before.eq(change.doc)) return { steps: [], doc: before ?? change.doc, map: (pos) => pos };
  const after = change.doc;
  const ranges = changedRanges(change);
  const plain = ranges.length > 0 && isPlainText(change, ranges);
  const goal: Goal = { before, after, by, plain };
  return (
    attempt(planByJoin(before, ranges, by), goal) ??
    attempt(planByRanges(before, after, ranges, by), goal) ??
    attempt(planByTree(before, after, by), goal) ??
    attempt(planByTree(before, after, by, true), goal) ??
    attempt(planByRanges(before, after, ranges, by, { keepCells: true }), goal) ??
    attempt(planByRanges(before, after, ranges, by, { lenient: true }), { ...goal, lenient: true })
  );
}

/**
 * What accepting everything must give after a plain edit: `acceptedText` of the edited document, in which something that
 * an earlier suggestion moved has its own ids also where the edit deleted the place it was struck in, and the title its id.
 */
export function acceptedEdit(before: Node, after: Node): Node {
  return withOwnIds(acceptedText(sameTitle(before, after)), movedIds(before));
}

/** A by-law is never without its title: one that was deleted comes back empty, as the same title. */
function sameTitle(before: Node, after: Node): Node {
  const [old, now] = [titleId(before), titleId(after)];
  if (old === null || now === null || old === now || idsIn(after).has(old)) return after;
  return renamedNode(after, (id) => (id === now ? old : id));
}

function titleId(doc: Node): string | null {
  const title = doc.firstChild?.children.find(({ type }) => type.name === 'title');
  return title ? idOf(title) : null;
}

interface Goal {
  before: Node;
  after: Node;
  by: Author;
  /** Whether only text inside lines changed, where nothing can go wrong. */
  plain: boolean;
  /** Whether what is struck may stay struck where the plain edit brings it back. */
  lenient?: boolean;
}

function attempt(plan: Plan | null, { before, after, by, plain, lenient }: Goal): Suggested | null {
  const done = plan && carryOut(before, plan, by);
  if (!plan || !done) return null;
  const { doc, steps } = done;
  if (!plain && !holds(doc, { before, after, by, plain, lenient: lenient ?? false })) return null;
  return { steps, doc, map: (pos, assoc = -1) => mapped(pos, assoc, plan.kept) };
}

function holds(doc: Node, { before, after, by, lenient }: Goal): boolean {
  const goal = acceptedEdit(before, after);
  return (
    rejectedText(doc).eq(rejectedText(before)) &&
    withoutOwn(doc, by).eq(withoutOwn(before, by)) &&
    (lenient || acceptedText(doc).eq(goal)) &&
    (tablesAreWhole(doc) || ![before, after, goal].every(tablesAreWhole))
  );
}

/** The document with only this person's suggestions rejected: what others suggest stays as it was. */
function withoutOwn(doc: Node, { author }: Author): Node {
  return decidedText(doc, ({ attrs }) => (attrs['author'] === author ? 'reject' : null));
}

function isPlainText(
  { docs, doc, steps }: Pick<Transform, 'docs' | 'doc' | 'steps'>,
  ranges: readonly ChangedRange[],
): boolean {
  const before = docs[0] as Node;
  return (
    steps.every((step) => step instanceof ReplaceStep) &&
    ranges.every(({ fromB, toB, fromA, toA }) => {
      const [$fromB, $fromA] = [before.resolve(fromB), doc.resolve(fromA)];
      return (
        $fromB.parent.isTextblock &&
        $fromA.parent.isTextblock &&
        toB <= $fromB.end() &&
        toA <= $fromA.end() &&
        $fromB.sameParent(before.resolve(toB)) &&
        $fromA.sameParent(doc.resolve(toA))
      );
    })
  );
}

function mapped(pos: number, assoc: -1 | 1, kept: readonly Kept[]): number {
  let out = pos;
  for (const { at, size } of kept) if (pos > at || (pos === at && assoc > 0)) out += size;
  return out;
}
