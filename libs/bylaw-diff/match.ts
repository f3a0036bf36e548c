import { Vocabulary } from './bags.js';
import { matchByStructure } from './match-structure.js';
import { familyOf, Matching } from './matching.js';
import { findParts } from './parts.js';
import { SEQUENCE, type FlatDocument, type FlatUnit } from './units.js';

/** From this share of common ids on, two documents are versions of one another and ids alone decide. */
const SHARED_IDS = 0.5;

/**
 * Matches the units of two documents: by stable id wherever they share one; the rest by structure and likeness. Between
 * versions of one document only a unit with exactly the same words (cut and pasted) is matched without its id.
 */
export function matchUnits(a: FlatDocument, b: FlatDocument): Matching {
  const matching = new Matching(a.units, b.units);
  const shared = matchById(matching);
  const versions = (matching.versions =
    shared > 0 && shared >= SHARED_IDS * Math.min(a.units.length, b.units.length));
  if (!versions) matchOnlyOnes(matching);
  const vocabulary = new Vocabulary();
  if (shared < a.units.length && shared < b.units.length) matchByStructure(matching, vocabulary, versions);
  if (shared < a.units.length || shared < b.units.length) findParts(matching, vocabulary);
  return matching;
}

/** Pairs units with the same id; in wordings of one act the next id is nearly always the expected one. */
function matchById(matching: Matching): number {
  const { a, b } = matching;
  let byId: Map<string, number> | null = null;
  let next = 0;
  let shared = 0;
  for (const unit of a) {
    if (unit.id === '') continue;
    let other = next;
    if (b[next]?.id !== unit.id) {
      byId ??= new Map(b.map(({ id, index }) => [id, index]));
      other = byId.get(unit.id) ?? -1;
    }
    const partner = b[other];
    if (!partner) continue;
    next = other + 1;
    if (familyOf(partner) !== familyOf(unit) || !matching.freeB(other)) continue;
    matching.pair(unit.index, other);
    shared += 1;
  }
  return shared;
}

/** Parts of the memorandum by their number; title, issuer and legal basis where each document has exactly one. */
function matchOnlyOnes(matching: Matching): void {
  const keyOf = (unit: FlatUnit): string | null => {
    if (unit.name === 'memorandum_part') return `part ${String(unit.node.attrs['part'])}`;
    return ['title', 'issuer', 'basis', 'actline'].includes(unit.name) && unit.sequence === SEQUENCE.front
      ? unit.name
      : null;
  };
  const only = (units: readonly FlatUnit[]): Map<string, number> => {
    const found = new Map<string, number>();
    for (const unit of units) {
      const key = keyOf(unit);
      if (key !== null) found.set(key, found.has(key) ? -1 : unit.index);
    }
    return found;
  };
  const right = only(matching.b);
  for (const [key, left] of only(matching.a)) {
    const other = right.get(key) ?? -1;
    if (left >= 0 && other >= 0 && matching.freeA(left) && matching.freeB(other)) matching.pair(left, other);
  }
}
