import type { Comparison } from '../comparison.js';
import type { KnownEdits } from './random-edits.js';

const KINDS = ['inserted', 'deleted', 'changed', 'moved', 'split', 'joined'] as const;

/** What a comparison found, by the ids of the edited document, in the terms of `KnownEdits`; sorted. */
export function foundEdits(comparison: Comparison, original?: ReadonlyMap<string, string>): KnownEdits {
  const found: KnownEdits = { inserted: [], deleted: [], changed: [], moved: [], split: [], joined: [] };
  for (const { kind, id, wordsChanged } of comparison.changes) {
    if (kind === 'renumbered') continue;
    const known = original?.get(id) ?? id;
    if (kind === 'movedAndChanged') found.moved.push(known);
    if (kind === 'movedAndChanged' || wordsChanged) found.changed.push(known);
    if (kind !== 'movedAndChanged') found[kind].push(known);
  }
  return sortedEdits(found);
}

/** The same edits with sorted ids. */
export function sortedEdits(edits: KnownEdits): KnownEdits {
  return Object.fromEntries(KINDS.map((kind) => [kind, [...edits[kind]].sort()])) as unknown as KnownEdits;
}

/** Counts how many of the known edits were found, and how much of what was found is known. */
export class Quality {
  private readonly counts = new Map(KINDS.map((kind) => [kind, { right: 0, found: 0, known: 0 }]));

  add(found: KnownEdits, known: KnownEdits): void {
    for (const [kind, count] of this.counts) {
      const truth = new Set(known[kind]);
      count.known += truth.size;
      count.found += found[kind].length;
      count.right += found[kind].filter((id) => truth.has(id)).length;
    }
  }

  get known(): number {
    return this.sum('known');
  }

  /** The share of what was found that is a known edit of that kind. */
  get precision(): number {
    return this.sum('found') === 0 ? 1 : this.sum('right') / this.sum('found');
  }

  /** The share of the known edits that were found as what they are. */
  get recall(): number {
    return this.known === 0 ? 1 : this.sum('right') / this.known;
  }

  /** One line for people. */
  toString(): string {
    const kinds = [...this.counts].map(([kind, { right, known }]) => `${kind} ${right}/${known}`);
    return `precision ${this.precision.toFixed(4)}, recall ${this.recall.toFixed(4)} (${kinds.join(', ')})`;
  }

  private sum(of: 'right' | 'found' | 'known'): number {
    return [...this.counts.values()].reduce((all, count) => all + count[of], 0);
  }
}
