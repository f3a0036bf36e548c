import { isUnit } from '#libs/bylaw-document';
import type { FlatUnit } from './units.js';

/** Which unit of one document is which of the other: indexes, -1 where there is none. */
export class Matching {
  readonly toB: Int32Array;
  readonly toA: Int32Array;
  /** Units of the earlier document that became several: all of these, in order. */
  readonly splits = new Map<number, readonly number[]>();
  /** Units of the later document that were several: all of these, in order. */
  readonly joins = new Map<number, readonly number[]>();
  /** For every further part of a split unit: the unit of the later document that is the split one. */
  readonly splitOff = new Map<number, number>();
  /** For every further part of a joined unit: the unit of the earlier document that is the joined one. */
  readonly joinedAway = new Map<number, number>();

  /** Whether the documents are versions of one another by their ids, not two texts that were read apart. */
  versions = false;

  constructor(
    readonly a: readonly FlatUnit[],
    readonly b: readonly FlatUnit[],
  ) {
    this.toB = new Int32Array(a.length).fill(-1);
    this.toA = new Int32Array(b.length).fill(-1);
  }

  pair(a: number, b: number): void {
    this.toB[a] = b;
    this.toA[b] = a;
  }

  unpair(a: number, b: number): void {
    this.toB[a] = -1;
    this.toA[b] = -1;
  }

  freeA(index: number): boolean {
    return this.toB[index] === -1;
  }

  freeB(index: number): boolean {
    return this.toA[index] === -1;
  }

  /** Whether a unit of the earlier document is nowhere in the later one. */
  goneA(index: number): boolean {
    return this.freeA(index) && !this.joinedAway.has(index);
  }

  /** Whether a unit of the later document was nowhere in the earlier one. */
  newB(index: number): boolean {
    return this.freeB(index) && !this.splitOff.has(index);
  }

  /** The unit of the later document in which the inside of a unit of the earlier one should be; -1 if there is none. */
  heir(a: number): number {
    const b = this.toB[this.joinedAway.get(a) ?? a] ?? -1;
    return this.splitOff.get(b) ?? b;
  }

  /** Whether what stood in one unit is still at home in the other: the same unit, or a part of the same one. */
  sameHome(a: number, b: number): boolean {
    if (a < 0 || b < 0) return a === b;
    return this.heir(a) === (this.splitOff.get(b) ?? b);
  }

  /** Whether the parents of the two units are the same unit, or both have none. */
  sameParent(a: FlatUnit, b: FlatUnit): boolean {
    if (a.parent < 0 || b.parent < 0) return a.parent < 0 && b.parent < 0;
    return this.sameHome(a.parent, b.parent);
  }
}

/** What may be matched with what: running text with running text, everything else with its own kind. */
export function familyOf(unit: FlatUnit): string {
  const { name } = unit;
  if (name === 'chapter' || name === 'annex') return name;
  if (name === 'paragraph' || name === 'remark' || isUnit(unit.node)) return 'text';
  return name;
}

/**
 * Whether one of the units has the number of the unit around the other: a point restated with the words of one of its
 * sub-points is still that point, and the sub-point did not move.
 */
export function tookOver(a: FlatUnit, b: FlatUnit): boolean {
  if (a.name === b.name || a.number === '' || b.number === '') return false;
  return a.number.startsWith(b.number) || b.number.startsWith(a.number);
}
