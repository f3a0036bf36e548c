import type { ChangeKind, ComparedRow, Comparison, RowStatus } from './compare.js';
import type { WordSegment } from './words.js';

/** A run of unchanged rows left out of a view. */
export interface GapRow {
  status: 'gap';
  count: number;
}

/** One side of a row in the side-by-side view. */
export interface SideCell {
  label: string;
  segments: WordSegment[];
}

/** A row of the side-by-side view: what stood there, what stands there now. */
export interface SideRow {
  status: RowStatus;
  id: string;
  unit: string;
  depth: number;
  before: SideCell | null;
  after: SideCell | null;
}

/** A row of the comparison table (*salīdzinošā tabula*) that councils and ministries read. */
export interface TableRow {
  kind: ChangeKind;
  id: string;
  unit: string;
  labelBefore: string;
  labelAfter: string;
  /** The old and new wording with their numbers; empty on the side where there is none. */
  before: string;
  after: string;
}

/**
 * Both texts in one column. With `context`, only that many unchanged rows are kept around each difference and the rest
 * become gaps; without it every row is there. Renumbered rows count as unchanged for this.
 */
export function inlineView(comparison: Comparison, context?: number): (ComparedRow | GapRow)[] {
  return withGaps(comparison.rows, context);
}

/** The old text on one side, the new one on the other, with the same folding of unchanged rows as `inlineView`. */
export function sideBySide(comparison: Comparison, context?: number): (SideRow | GapRow)[] {
  return withGaps(comparison.rows, context).map((row) => (row.status === 'gap' ? row : sides(row)));
}

/** Only what differs, old wording beside new wording, for printing; units that were merely renumbered are left out. */
export function comparisonTable(comparison: Comparison): TableRow[] {
  return comparison.rows.flatMap((row) => {
    if (row.status === 'same' || row.status === 'renumbered' || row.status === 'movedAway') return [];
    const { id, unit, labelBefore, labelAfter, segments } = row;
    const write = (label: string, without: WordSegment['type']): string => {
      const text = segments.flatMap((segment) => (segment.type === without ? [] : [segment.text])).join('');
      return label === '' ? text : `${label} ${text}`.trimEnd();
    };
    const before = row.status === 'inserted' ? '' : write(labelBefore, 'ins');
    const after = row.status === 'deleted' && !row.remains ? '' : write(labelAfter, 'del');
    return [{ kind: row.status, id, unit, labelBefore, labelAfter, before, after }];
  });
}

/** Neighbouring units renumbered by the same distance, as a reader would say it: `3.`–`40.` became `4.`–`41.` */
export interface RenumberedRange {
  unit: string;
  from: { before: string; after: string };
  to: { before: string; after: string };
  count: number;
}

/** Sums up the units that were only renumbered into ranges, in reading order. */
export function renumberedRanges(comparison: Comparison): RenumberedRange[] {
  const ranges: (RenumberedRange & { shift: number })[] = [];
  const open = new Map<string, number>();
  for (const row of comparison.rows) {
    if (row.labelBefore === row.labelAfter && row.status === 'same') open.delete(row.unit);
    if (row.status !== 'renumbered') continue;
    const shift = lastNumber(row.labelAfter) - lastNumber(row.labelBefore);
    const last = ranges[open.get(row.unit) ?? -1];
    const ends = { before: row.labelBefore, after: row.labelAfter };
    if (last && last.shift === shift) {
      last.to = ends;
      last.count += 1;
    } else {
      open.set(row.unit, ranges.length);
      ranges.push({ unit: row.unit, from: ends, to: ends, count: 1, shift });
    }
  }
  return ranges.map(({ unit, from, to, count }) => ({ unit, from, to, count }));
}

function lastNumber(label: string): number {
  return Number(/([0-9]+)[^0-9]*$/.exec(label)?.[1] ?? 0);
}

function sides(row: ComparedRow): SideRow {
  const { status, id, unit, depth, labelBefore, labelAfter, segments } = row;
  const keep = (drop: WordSegment['type']) => segments.filter((segment) => segment.type !== drop);
  const before =
    status === 'inserted' || status === 'moved' || status === 'movedAndChanged' ? null : keep('ins');
  const after = status === 'movedAway' || (status === 'deleted' && !row.remains) ? null : keep('del');
  return {
    status,
    id,
    unit,
    depth,
    before: before && { label: labelBefore, segments: before },
    after: after && { label: labelAfter, segments: after },
  };
}

function withGaps(rows: readonly ComparedRow[], context: number | undefined): (ComparedRow | GapRow)[] {
  if (context === undefined) return [...rows];
  const quiet = (row: ComparedRow) => row.status === 'same' || row.status === 'renumbered';
  const near = new Uint8Array(rows.length);
  rows.forEach((row, index) => {
    if (!quiet(row)) near.fill(1, Math.max(0, index - context), index + context + 1);
  });
  const out: (ComparedRow | GapRow)[] = [];
  rows.forEach((row, index) => {
    const last = out.at(-1);
    if (near[index]) out.push(row);
    else if (last?.status === 'gap') last.count += 1;
    else out.push({ status: 'gap', count: 1 });
  });
  return out;
}
