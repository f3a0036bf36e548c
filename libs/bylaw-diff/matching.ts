import { isUnit } from '#libs/bylaw-document';
import type { FlatUnit } from './units.js';

/** Which unit of one document is which of the other: indexes, -1 where there is none. */
export class Matching {
  readonly toB: Int32Array;
  readonly toA: Int32Array;

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

  freeA(index: number): boolean {
    return this.toB[index] === -1;
  }

  freeB(index: number): boolean {
    return this.toA[index] === -1;
  }

  /** Whether the parents of the two units are the same unit, or both have none. */
  sameParent(a: FlatUnit, b: FlatUnit): boolean {
    return a.parent === -1 ? b.parent === -1 : this.toB[a.parent] === b.parent;
  }
}

/** What may be matched with what: running text with running text, everything else with its own kind. */
export function familyOf(unit: FlatUnit): string {
  if (unit.name === 'chapter' || unit.name === 'annex') return unit.name;
  if (isUnit(unit.node) || unit.name === 'paragraph' || unit.name === 'remark') return 'text';
  return unit.name;
}
