import type { Node } from 'prosemirror-model';
import type { ChangePart, ComparedRow } from './comparison.js';
import { foldSigns, formOf, sameContent } from './content.js';
import type { Matching } from './matching.js';
import { movedUnits } from './moves.js';
import { sameWordsIn, wordsOfParts } from './part-words.js';
import { compareTables, tableSegments } from './tables.js';
import { compareTexts } from './texts.js';
import { blockTokens, type Token } from './tokens.js';
import { plainTextOf, type FlatDocument, type FlatUnit } from './units.js';
import { compareWords, wholeSegment, type WordSegment } from './words.js';

/**
 * Takes a row with what it counts as. Listed is what is a difference of its own; the blocks of an inserted or deleted
 * point are part of it.
 */
export type TakeRow = (row: ComparedRow, listed: boolean, moved: boolean, renumbered: boolean) => void;

/** Puts the units of two matched documents into one sequence of rows and says of each what happened to it. */
export class Comparer {
  private readonly moved: boolean[];
  private newIds: Map<string, string> | null = null;
  /** The words of the parts of split units, by the part's index in the later document. */
  private readonly partWords = new Map<number, WordSegment[]>();

  constructor(
    private readonly a: FlatDocument,
    private readonly b: FlatDocument,
    private readonly matching: Matching,
  ) {
    this.moved = movedUnits(matching);
  }

  /** The rows of the later document, with what is gone from the earlier one after what stood before it there. */
  rows(take: TakeRow): void {
    for (const [whole, parts] of this.matching.splits) this.wordsOfSplit(whole, parts);
    const after = this.lost();
    const gone = (place: number) => {
      for (const unit of after.get(place) ?? []) this.gone(unit, take);
    };
    gone(-1);
    for (const unit of this.b.units) {
      this.present(unit, take);
      if (after.size > 0) gone(unit.index);
    }
  }

  /** What is not where it was, by the index in the later document of what it is shown after. */
  private lost(): Map<number, FlatUnit[]> {
    const after = new Map<number, FlatUnit[]>();
    const anchors = new Int32Array(this.a.units.length).fill(-1);
    let last = -1;
    for (const unit of this.a.units) {
      const other = this.matching.toB[unit.index] ?? -1;
      if (other < 0 || this.moved[other]) {
        const place = this.anchorFor(unit, last, anchors);
        anchors[unit.index] = place;
        const lost = after.get(place);
        if (lost) lost.push(unit);
        else after.set(place, [unit]);
        last = place;
      } else if (!this.insideMoved(other)) last = this.matching.splits.get(unit.index)?.at(-1) ?? other;
    }
    return after;
  }

  /** What was lost inside something that moved is shown where that went. */
  private anchorFor(unit: FlatUnit, last: number, anchors: Int32Array): number {
    const parent = unit.parent < 0 ? -1 : (this.matching.toB[unit.parent] ?? -1);
    if (parent < 0 || !(this.moved[parent] || this.insideMoved(parent))) return last;
    for (let index = unit.index - 1; index > unit.parent; index -= 1) {
      const other = this.matching.toB[index] ?? -1;
      if (other >= 0 && !this.moved[other] && this.a.units[index]?.parent === unit.parent) return other;
      if ((anchors[index] ?? -1) >= 0 && this.a.units[index]?.parent === unit.parent)
        return anchors[index] ?? parent;
    }
    return parent;
  }

  private insideMoved(index: number): boolean {
    for (let at = this.b.units[index]?.parent ?? -1; at >= 0; at = this.b.units[at]?.parent ?? -1)
      if (this.moved[at]) return true;
    return false;
  }

  private gone(unit: FlatUnit, take: TakeRow): void {
    const { matching } = this;
    const joined = matching.joinedAway.has(unit.index);
    const row: ComparedRow = {
      status: joined ? 'joinedAway' : matching.freeA(unit.index) ? 'deleted' : 'movedAway',
      id: unit.id,
      idBefore: unit.id,
      unit: unit.name,
      depth: unit.depth,
      labelBefore: unit.number,
      labelAfter: '',
      // The words of a joined unit are shown where they stand now.
      segments: joined ? [] : wholeSegment('del', unit.text),
    };
    const parentGone = unit.parent >= 0 && matching.goneA(unit.parent);
    take(row, !(parentGone && unit.number === ''), false, false);
  }

  private present(unit: FlatUnit, take: TakeRow): void {
    const { matching } = this;
    const other = this.a.units[matching.toA[unit.index] ?? -1];
    const row: ComparedRow = {
      status: 'inserted',
      id: unit.id,
      idBefore: other?.id ?? '',
      unit: unit.name,
      depth: unit.depth,
      labelBefore: other?.number ?? '',
      labelAfter: unit.number,
      segments: [],
    };
    if (!other) {
      const part = this.partWords.get(unit.index);
      if (part) row.status = 'splitOff';
      row.segments = part ?? wholeSegment('ins', unit.text);
      const parentNew = unit.parent >= 0 && matching.newB(unit.parent);
      take(row, !(parentNew && unit.number === ''), false, false);
      return;
    }
    const moved = this.moved[unit.index] === true;
    const renumbered = !moved && other.number !== unit.number && other.ownNumber !== unit.ownNumber;
    let movedAway = moved;
    if (!this.parted(other, unit, row)) {
      const changed = this.words(other, unit, row);
      if (unit.deleted && !other.deleted) {
        row.status = 'deleted';
        row.remains = true;
        movedAway = false;
      } else if (changed) row.status = moved ? 'movedAndChanged' : 'changed';
      else if (moved) row.status = 'moved';
      else row.status = renumbered ? 'renumbered' : 'same';
    }
    take(row, true, movedAway, renumbered);
  }

  /** Fills the row of a unit that was split or joined; says whether it is one. */
  private parted(before: FlatUnit, after: FlatUnit, row: ComparedRow): boolean {
    const { splits, joins } = this.matching;
    const split = splits.get(before.index);
    const joined = joins.get(after.index);
    if (!split && !joined) return false;
    const partOf =
      (units: readonly FlatUnit[]) =>
      (index: number): ChangePart[] => {
        const unit = units[index];
        return unit ? [{ id: unit.id, unit: unit.name, label: unit.number }] : [];
      };
    let words: WordSegment[];
    if (split) {
      row.status = 'split';
      row.parts = split.flatMap(partOf(this.b.units));
      row.segments = this.partWords.get(after.index) ?? [];
      words = split.flatMap((part) => this.partWords.get(part) ?? []);
    } else {
      row.status = 'joined';
      row.parts = (joined ?? []).flatMap(partOf(this.a.units));
      const old = (joined ?? []).map((index) => this.before(this.a.units[index] as FlatUnit));
      const { joined: segments } = wordsOfParts(old, [this.now(after)]);
      row.segments = words = segments;
    }
    if (!sameWordsIn(words)) row.wordsChanged = true;
    return true;
  }

  private wordsOfSplit(whole: number, parts: readonly number[]): void {
    const old = this.before(this.a.units[whole] as FlatUnit);
    const now = parts.map((index) => this.now(this.b.units[index] as FlatUnit));
    const { split } = wordsOfParts([old], now);
    parts.forEach((part, at) => this.partWords.set(part, split[at] ?? []));
  }

  /**
   * Puts the words into the row and says whether they, or their formatting, differ. A reference is known by its target
   * in the later document; one to a unit that is gone equals one to nothing, for the deletion itself is reported.
   */
  private words(before: FlatUnit, after: FlatUnit, row: ComparedRow): boolean {
    if (this.sameOwn(before, after)) {
      row.segments = wholeSegment('same', after.text);
      return false;
    }
    const plain = this.plainWords(before, after);
    if (plain) {
      row.segments = plain;
      return plain.some(({ type }) => type !== 'same');
    }
    row.segments = wholeSegment('same', after.text);
    const old = this.before(before);
    const now = this.now(after);
    const sameWords = old.length === now.length && old.every((token, index) => token.key === now[index]?.key);
    if (!sameWords && this.sameSource(old, now)) return false;
    if (!sameWords) {
      if (before.name === 'table' && after.name === 'table') this.table(before, after, row);
      else row.segments = compareWords(old, now);
      return true;
    }
    if (before.name !== after.name || formOf(before.own) === formOf(after.own))
      return before.name !== after.name;
    row.formatOnly = true;
    return true;
  }

  /** Whether two texts that were read apart differ in nothing that a reader sees but white space and kinds of signs. */
  private sameSource(old: readonly Token[], now: readonly Token[]): boolean {
    if (this.matching.versions) return false;
    const letters = (tokens: readonly Token[]) =>
      foldSigns(tokens.map(({ text }) => text).join('')).replace(/\s+/g, '');
    return letters(old) === letters(now);
  }

  /** Whether the own blocks of both show a reader the same. */
  private sameOwn(before: FlatUnit, after: FlatUnit): boolean {
    if (before.name !== after.name || before.ownChildren !== after.ownChildren) return false;
    const one = before.onlyBlock;
    const other = after.onlyBlock;
    if (one && other) return sameContent(one, other, this.inNew);
    const now = after.own;
    return before.own.every((node, index) => sameContent(node, now[index] as Node, this.inNew));
  }

  /** The words of two units of nothing but letters, which is quicker; `null` where there is more to look at. */
  private plainWords(before: FlatUnit, after: FlatUnit): WordSegment[] | null {
    if (before.name !== after.name) return null;
    const old = plainTextOf(before.onlyBlock);
    const now = plainTextOf(after.onlyBlock);
    // With the same letters it is the form that differs.
    return old === null || now === null || old === now
      ? null
      : compareTexts(old, now, !this.matching.versions);
  }

  private table(before: FlatUnit, after: FlatUnit, row: ComparedRow): void {
    row.table = compareTables(
      before.node,
      after.node,
      (cell) => blockTokens(cell, before.context, this.inNew),
      (cell) => blockTokens(cell, after.context, this.known),
    );
    row.segments = tableSegments(row.table);
  }

  /** The id in the later document of a unit of the earlier one; empty where it is gone. */
  private readonly inNew = (id: string): string => {
    if (!this.newIds) {
      this.newIds = new Map();
      for (const unit of this.a.units)
        if (unit.id !== '')
          this.newIds.set(unit.id, this.b.units[this.matching.toB[unit.index] ?? -1]?.id ?? '');
    }
    return this.newIds.get(id) ?? '';
  };

  private readonly known = (id: string): string => (this.b.numbering.has(id) ? id : '');

  private before(unit: FlatUnit): Token[] {
    return tokensIn(unit, this.inNew);
  }

  private now(unit: FlatUnit): Token[] {
    return tokensIn(unit, this.known);
  }
}

function tokensIn(unit: FlatUnit, target: (id: string) => string): Token[] {
  const only = unit.onlyBlock;
  if (only) return blockTokens(only, unit.context, target);
  return unit.own.flatMap((block, index) => [
    ...(index === 0 ? [] : [{ key: '\n', text: '\n' }]),
    ...blockTokens(block, unit.context, target),
  ]);
}
