import type { Node } from 'prosemirror-model';
import { followedReferences, type FollowedReference } from '#libs/bylaw-document';
import { formOf, sameContent } from './content.js';
import { matchUnits } from './match.js';
import type { Matching } from './matching.js';
import { movedUnits } from './moves.js';
import { blockTokens, contextOf, type Token } from './tokens.js';
import { flatten, type FlatDocument, type FlatUnit } from './units.js';
import { compareWords, wholeSegment, type WordSegment } from './words.js';

/** What happened to a unit. A unit that was only renumbered kept its words and its place. */
export type ChangeKind = 'inserted' | 'deleted' | 'changed' | 'moved' | 'movedAndChanged' | 'renumbered';

/** One difference between two documents. */
export interface Change {
  kind: ChangeKind;
  /** The id in the later document; of a deleted unit, the id in the earlier one. */
  id: string;
  /** The id in the earlier document; empty for an insertion. */
  idBefore: string;
  /** The node type of the unit. */
  unit: string;
  /** Whole numbers as printed (`7.2.`), empty where there is none. */
  labelBefore: string;
  labelAfter: string;
  /** The words of inserted, deleted and changed units. */
  words?: WordSegment[];
  /** The words are the same, only their formatting or the layout of a table differs. */
  formatOnly?: true;
  /** The unit was deleted but stays in the text as its number with a note. */
  remains?: true;
}

/** How a row of a comparison is shown. `movedAway` marks the place a moved unit had before. */
export type RowStatus = 'same' | ChangeKind | 'movedAway';

/** One unit of either document, in reading order. */
export interface ComparedRow {
  status: RowStatus;
  id: string;
  idBefore: string;
  unit: string;
  /** Levels of units around this one. */
  depth: number;
  labelBefore: string;
  labelAfter: string;
  segments: WordSegment[];
  formatOnly?: true;
  remains?: true;
}

/** How many units were inserted, deleted, changed in words, moved and renumbered; one unit may count in two. */
export interface ComparisonSummary {
  inserted: number;
  deleted: number;
  changed: number;
  moved: number;
  /** Units in their place whose own number differs; sub-points that merely follow their point are not counted. */
  renumbered: number;
}

/** The differences between two documents; plain data. */
export interface Comparison {
  summary: ComparisonSummary;
  /** In reading order of the later document, deletions at their place. */
  changes: Change[];
  /** Live references that show a new number because their target was renumbered. */
  followed: FollowedReference[];
  /** Both texts, merged into one sequence of rows. */
  rows: ComparedRow[];
}

/**
 * Compares two by-laws or two memoranda. Units are matched by stable id where the documents share ids and by structure
 * and likeness where they do not; words are compared only inside matched units that differ. Deterministic.
 */
export function compareDocuments(before: Node, after: Node): Comparison {
  const a = flatten(before);
  const b = flatten(after);
  const matching = matchUnits(a, b);
  const rows = new Comparer(a, b, matching).rows();
  const summary: ComparisonSummary = { inserted: 0, deleted: 0, changed: 0, moved: 0, renumbered: 0 };
  const changes: Change[] = [];
  for (const { row, listed, renumbered } of rows) {
    if (renumbered) summary.renumbered += 1;
    if (!listed || row.status === 'same' || row.status === 'movedAway') continue;
    changes.push(changeOf(row, row.status));
    if (row.status === 'movedAndChanged') {
      summary.moved += 1;
      summary.changed += 1;
    } else if (row.status !== 'renumbered') summary[row.status] += 1;
  }
  return { summary, changes, followed: followedReferences(a, b), rows: rows.map(({ row }) => row) };
}

function changeOf(row: ComparedRow, kind: ChangeKind): Change {
  const { id, idBefore, unit, labelBefore, labelAfter, segments, formatOnly, remains } = row;
  const worded = kind !== 'moved' && kind !== 'renumbered';
  return {
    kind,
    id,
    idBefore,
    unit,
    labelBefore,
    labelAfter,
    ...(worded ? { words: segments } : {}),
    ...(formatOnly ? { formatOnly } : {}),
    ...(remains ? { remains } : {}),
  };
}

interface PlacedRow {
  row: ComparedRow;
  /** Whether the row is a difference of its own; the blocks of an inserted or deleted point are part of it. */
  listed: boolean;
  renumbered: boolean;
}

class Comparer {
  private readonly moved: boolean[];
  private readonly newIds = new Map<string, string>();

  constructor(
    private readonly a: FlatDocument,
    private readonly b: FlatDocument,
    private readonly matching: Matching,
  ) {
    this.moved = movedUnits(matching);
    matching.toB.forEach((other, index) => {
      const [from, to] = [a.units[index], b.units[other]];
      if (from && to && from.id !== '' && to.id !== '') this.newIds.set(from.id, to.id);
    });
  }

  /** The rows of the later document, with what is gone from the earlier one after what stood before it there. */
  rows(): PlacedRow[] {
    const after = new Map<number, FlatUnit[]>();
    const anchors = new Int32Array(this.a.units.length).fill(-1);
    let last = -1;
    for (const unit of this.a.units) {
      const other = this.matching.toB[unit.index] ?? -1;
      if (other < 0 || this.moved[other]) {
        anchors[unit.index] = this.anchorFor(unit, last, anchors);
        const place = anchors[unit.index] ?? -1;
        const lost = after.get(place);
        if (lost) lost.push(unit);
        else after.set(place, [unit]);
        last = place;
      } else if (!this.insideMoved(other)) last = other;
    }
    const out: PlacedRow[] = (after.get(-1) ?? []).map((unit) => this.gone(unit));
    for (const unit of this.b.units) {
      out.push(this.present(unit));
      for (const lost of after.get(unit.index) ?? []) out.push(this.gone(lost));
    }
    return out;
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

  private gone(unit: FlatUnit): PlacedRow {
    const moved = (this.matching.toB[unit.index] ?? -1) >= 0;
    const row: ComparedRow = {
      status: moved ? 'movedAway' : 'deleted',
      id: unit.id,
      idBefore: unit.id,
      unit: unit.name,
      depth: unit.depth,
      labelBefore: unit.number,
      labelAfter: '',
      segments: wholeSegment('del', unit.text),
    };
    const parentGone = unit.parent >= 0 && this.matching.freeA(unit.parent);
    return { row, listed: !(parentGone && unit.number === ''), renumbered: false };
  }

  private present(unit: FlatUnit): PlacedRow {
    const other = this.a.units[this.matching.toA[unit.index] ?? -1];
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
      row.segments = wholeSegment('ins', unit.text);
      const parentNew = unit.parent >= 0 && this.matching.freeB(unit.parent);
      return { row, listed: !(parentNew && unit.number === ''), renumbered: false };
    }
    const moved = this.moved[unit.index] === true;
    const renumbered = !moved && other.ownNumber !== unit.ownNumber && other.number !== unit.number;
    const changed = this.words(other, unit, row);
    if (unit.deleted && !other.deleted) {
      row.status = 'deleted';
      row.remains = true;
    } else if (changed) row.status = moved ? 'movedAndChanged' : 'changed';
    else if (moved) row.status = 'moved';
    else row.status = renumbered ? 'renumbered' : 'same';
    return { row, listed: true, renumbered };
  }

  /**
   * Puts the words into the row and says whether they, or their formatting, differ. A reference is known by its target
   * in the later document; one to a unit that is gone equals one to nothing, for the deletion itself is reported.
   */
  private words(before: FlatUnit, after: FlatUnit, row: ComparedRow): boolean {
    row.segments = wholeSegment('same', after.text);
    const inNew = (id: string) => this.newIds.get(id) ?? '';
    if (before.own.length === after.own.length && before.name === after.name) {
      if (before.own.every((node, index) => sameContent(node, after.own[index] as Node, inNew))) return false;
    }
    const old = this.tokens(before, this.a, inNew);
    const now = this.tokens(after, this.b, (id) => (this.b.numbering.has(id) ? id : ''));
    const sameWords = old.length === now.length && old.every((token, index) => token.key === now[index]?.key);
    if (!sameWords) {
      row.segments = compareWords(old, now);
      return true;
    }
    if (before.name !== after.name || formOf(before.own) === formOf(after.own))
      return before.name !== after.name;
    row.formatOnly = true;
    return true;
  }

  private tokens(unit: FlatUnit, side: FlatDocument, target: (id: string) => string): Token[] {
    const context = contextOf(side.numbering, unit.annex);
    return unit.own.flatMap((block, index) => [
      ...(index === 0 ? [] : [{ key: '\n', text: '\n' }]),
      ...blockTokens(block, context, target),
    ]);
  }
}
