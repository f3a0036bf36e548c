import { compareDocuments } from '#libs/bylaw-diff';
import type { IdSource } from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import { Pairs } from './pairs.js';
import { Planner } from './planner.js';
import type { TreeUnit } from './tree.js';

/** What becomes of a unit of the edited text. */
export type Fate =
  /** It is the same unit as one of the base; what differs is said inside it. */
  | { kind: 'kept'; base: TreeUnit }
  /** The whole unit is written anew under its number. */
  | { kind: 'restated'; base: TreeUnit }
  | { kind: 'new' }
  /** It is gone from the text and stays as its number. */
  | { kind: 'deleted'; base: TreeUnit };

/** The edited text with the numbers that the amended act will have, and what became of every unit. */
export interface Plan {
  base: TreeUnit;
  expected: TreeUnit;
  fates: Map<TreeUnit, Fate>;
  /** Chapters without a number that are gone without a trace. */
  removed: TreeUnit[];
}

/**
 * Finds out which units of the edited text are units of the base, gives new ones their numbers and deleted ones their
 * place. Moved units count as deleted and new.
 *
 * @param coarse whether every point that differs is restated as a whole, or the ids of the points of the base that are
 */
export function planAmendments(
  base: Node,
  edited: Node,
  newId: IdSource,
  coarse: boolean | ReadonlySet<string>,
): Plan {
  const pairs = new Pairs(compareDocuments(base, edited).rows);
  for (let round = 1; ; round += 1) {
    const planner = new Planner(base, edited, newId, coarse, pairs);
    const plan = planner.plan();
    const late = planner.outOfOrder();
    if (late.length === 0) {
      const first = planner.beforeFirst();
      if (first.length === 0 || round >= MOST_ROUNDS) return plan;
      for (const { unit, old } of first) pairs.inherit(unit, old);
    }
    if (round >= MOST_ROUNDS) return plan;
    for (const id of late) pairs.part(id);
  }
}

const MOST_ROUNDS = 12;

/** The unit of the base that a fate speaks of. */
export function baseOf(fate: Fate | undefined): TreeUnit | undefined {
  return fate && fate.kind !== 'new' ? fate.base : undefined;
}
