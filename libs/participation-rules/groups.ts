import type { OpinionKind } from '#libs/contracts';
import { likenessOf, stemsOf } from './likeness.js';

/** What is compared of an opinion. */
export interface ComparableOpinion {
  id: string;
  kind: OpinionKind;
  /** The unit it is about; `null` for the whole draft. */
  unitId: string | null;
  text: string;
  wording: string | null;
}

/** Opinions say the same where at least this share of their words is common. */
export const ALIKE = 0.6;

/**
 * Opinions that say the same, so that one answer may serve them all: about the same place, all in favour or none, and
 * alike in their words and in the wording they suggest. Every opinion stands in exactly one group; groups and their
 * members keep the order in which the opinions came. A proposal only: a person looks before answering.
 */
export function groupAlike(opinions: readonly ComparableOpinion[]): string[][] {
  const groups: { first: Compared; ids: string[] }[] = [];
  for (const opinion of opinions) {
    const compared = { ...opinion, stems: stemsOf(opinion.text), suggested: stemsOf(opinion.wording ?? '') };
    const group = groups.find(({ first }) => areAlike(first, compared));
    if (group) group.ids.push(opinion.id);
    else groups.push({ first: compared, ids: [opinion.id] });
  }
  return groups.map(({ ids }) => ids);
}

interface Compared extends ComparableOpinion {
  stems: ReadonlySet<string>;
  suggested: ReadonlySet<string>;
}

function areAlike(one: Compared, other: Compared): boolean {
  return (
    one.unitId === other.unitId &&
    (one.kind === 'support') === (other.kind === 'support') &&
    likenessOf(one.stems, other.stems) >= ALIKE &&
    likenessOf(one.suggested, other.suggested) >= ALIKE
  );
}
