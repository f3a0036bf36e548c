import type { OpinionKind } from '#libs/contracts';

/** What is looked at of an opinion. */
export interface WeighedOpinion {
  kind: OpinionKind;
  /** The unit it is about; `null` for the whole draft. */
  unitId: string | null;
  /** How many others support it. */
  supports: number;
}

/** A place of the draft that some are for and others against. */
export interface DifferingPlace {
  unitId: string | null;
  /** Opinions in favour with their supporters, and those that object with theirs. */
  inFavour: number;
  against: number;
}

/** Fewer voices on a side are no group. */
export const FEWEST_VOICES = 3;
/** The smaller side is at least this share of both. */
export const SMALLER_SIDE = 0.3;

/**
 * Where opinions differ sharply, so that the municipality weighs another way of taking part before it goes on (MK639
 * 3.1): many in favour and many against the same place. The regulation sets no measure; this one only draws attention.
 */
export function differingPlaces(opinions: readonly WeighedOpinion[]): DifferingPlace[] {
  const places = new Map<string | null, DifferingPlace>();
  for (const { kind, unitId, supports } of opinions) {
    if (kind !== 'support' && kind !== 'objection') continue;
    const place = places.get(unitId) ?? { unitId, inFavour: 0, against: 0 };
    place[kind === 'support' ? 'inFavour' : 'against'] += 1 + supports;
    places.set(unitId, place);
  }
  return [...places.values()].filter(({ inFavour, against }) => {
    const smaller = Math.min(inFavour, against);
    return smaller >= FEWEST_VOICES && smaller >= SMALLER_SIDE * (inFavour + against);
  });
}
