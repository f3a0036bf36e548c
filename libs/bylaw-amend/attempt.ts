import type { Node } from 'prosemirror-model';
import type { AmendmentFinding, InstructionPlace } from './operations.js';
import { timeline, type TimedAct, type Timeline, type TimelineOptions } from './timeline.js';

/** As much of an amending act as can be applied. */
export interface Attempt {
  line: Timeline;
  /** Why the instructions that are left out are missing; empty where all of the act was applied. */
  leftOut: AmendmentFinding[];
}

/**
 * The texts of an act after one amending act without those instructions that cannot be applied: the best a person can
 * start from who consolidates by hand. `leftOut` is empty exactly when `timeline` applies the whole act.
 */
export function attemptTimeline(base: Node, act: TimedAct, options: TimelineOptions): Attempt {
  const leftOut: AmendmentFinding[] = [];
  let operations = act.operations;
  for (;;) {
    const line = timeline(base, [{ ...act, operations }], options);
    const failed = line.findings.flatMap(({ act: of, finding }) =>
      of === 0 && 'place' in finding ? [finding] : [],
    );
    const kept = operations.filter(({ place }) => !failed.some((one) => isSame(one.place, place)));
    leftOut.push(...failed);
    // A text that does not fit as a whole names no instruction: then none is applied.
    if (failed.length === 0) return { line, leftOut };
    operations = kept.length < operations.length ? kept : [];
  }
}

function isSame(one: InstructionPlace, other: InstructionPlace): boolean {
  return one.line === other.line && one.number === other.number;
}
