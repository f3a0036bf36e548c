import type { ChangeKind, ChangePart, ComparedRow, Comparison, RowStatus } from './comparison.js';
import type { ComparedTable } from './tables.js';
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
  idBefore: string;
  unit: string;
  depth: number;
  before: SideCell | null;
  after: SideCell | null;
  formatOnly?: true;
  parts?: ChangePart[];
  table?: ComparedTable;
}

/** A row of the comparison table (*salīdzinošā tabula*) that councils and ministries read. */
export interface TableRow {
  kind: ChangeKind;
  id: string;
  unit: string;
  labelBefore: string;
  labelAfter: string;
  /** The number of the unit around one that has none itself, such as a table; empty where it has one. */
  within: string;
  /** The old and new wording with their numbers; empty on the side where there is none. */
  before: string;
  after: string;
  /** The same without the numbers, with what was deleted marked in the old and what was inserted in the new wording. */
  old: WordSegment[];
  now: WordSegment[];
  /** A changed table, cell by cell. */
  table?: ComparedTable;
  /** Why, as whoever asked for the table says; empty where nothing was said. */
  reason: string;
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

/** Statuses of rows that say nothing of their own in the comparison table. */
const QUIET: ReadonlySet<RowStatus> = new Set(['same', 'renumbered', 'movedAway', 'splitOff', 'joinedAway']);

/**
 * Only what differs, old wording beside new wording, for printing; units that were merely renumbered are left out. A
 * split unit stands beside all its parts, a joined one beside all that it was.
 *
 * @param reasons the reason for a change, by the id of the change
 */
export function comparisonTable(
  comparison: Comparison,
  reasons: ReadonlyMap<string, string> = new Map(),
): TableRow[] {
  const { rows } = comparison;
  const byId = new Map(rows.flatMap((row) => (row.status === 'splitOff' ? [[row.id, row] as const] : [])));
  const around: ComparedRow[] = [];
  return rows.flatMap((row) => {
    while (around.length > 0 && (around.at(-1)?.depth ?? 0) >= row.depth) around.pop();
    const outer = around.findLast((one) => (one.labelAfter || one.labelBefore) !== '');
    around.push(row);
    if (QUIET.has(row.status)) return [];
    const kind = row.status as ChangeKind;
    const { id, unit, labelBefore, labelAfter, segments } = row;
    const partRows =
      row.status === 'split' ? (row.parts ?? []).map((part) => byId.get(part.id) ?? row) : [row];
    const old = partRows.flatMap((part) => part.segments);
    const fresh = partRows.map((part) => numbered(part.labelAfter, wordsWithout(part.segments, 'del')));
    const before =
      row.status === 'joined'
        ? numberedLines(row, wordsWithout(segments, 'ins'))
        : numbered(labelBefore, wordsWithout(old, 'ins', ' '));
    const gone = row.status === 'deleted' && !row.remains;
    return [
      {
        kind,
        id,
        unit,
        labelBefore,
        labelAfter,
        within: labelBefore || labelAfter ? '' : outer?.labelAfter || outer?.labelBefore || '',
        before: row.status === 'inserted' ? '' : before,
        after: gone ? '' : fresh.join('\n'),
        ...wordsOfSides(row, before, fresh.join('\n')),
        ...(row.table ? { table: row.table } : {}),
        reason: reasons.get(id) ?? '',
      },
    ];
  });
}

function wordsOfSides(
  row: ComparedRow,
  before: string,
  after: string,
): { old: WordSegment[]; now: WordSegment[] } {
  const { status, segments } = row;
  const whole = (text: string): WordSegment[] => (text === '' ? [] : [{ type: 'same', text }]);
  if (status === 'split' || status === 'joined') return { old: whole(before), now: whole(after) };
  return {
    old: status === 'inserted' ? [] : segments.filter(({ type }) => type !== 'ins'),
    now: status === 'deleted' && !row.remains ? [] : segments.filter(({ type }) => type !== 'del'),
  };
}

/** The words of one side; where parts met that have no space between them, one is put there. */
function wordsWithout(segments: readonly WordSegment[], without: WordSegment['type'], between = ''): string {
  let out = '';
  for (const { type, text } of segments) {
    if (type === without) continue;
    const glued = between !== '' && out !== '' && !/\s$/.test(out) && /^[\p{L}\p{N}]/u.test(text);
    out += (glued && /[.;,:]$/.test(out) ? between : '') + text;
  }
  return out;
}

function numbered(label: string, text: string): string {
  return label === '' ? text : `${label} ${text}`.trimEnd();
}

/** What was joined, a line for each unit with its number. */
function numberedLines(row: ComparedRow, text: string): string {
  const labels = (row.parts ?? []).map(({ label }) => label);
  const lines = text.split('\n');
  if (lines.length !== labels.length) return numbered(row.labelBefore, text);
  return lines.map((line, at) => numbered(labels[at] ?? '', line.trim())).join('\n');
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

/** Rows that had no words at their place before. */
const NEW_HERE: ReadonlySet<RowStatus> = new Set(['inserted', 'moved', 'movedAndChanged']);

function sides(row: ComparedRow): SideRow {
  const { status, id, idBefore, unit, depth, labelBefore, labelAfter, segments, parts, table } = row;
  const keep = (drop: WordSegment['type']) => segments.filter((segment) => segment.type !== drop);
  const before = NEW_HERE.has(status) ? null : keep('ins');
  const after =
    status === 'movedAway' || status === 'joinedAway' || (status === 'deleted' && !row.remains)
      ? null
      : keep('del');
  return {
    status,
    id,
    idBefore,
    unit,
    depth,
    before: before && { label: labelBefore, segments: before },
    after: after && { label: labelAfter, segments: after },
    ...(row.formatOnly ? { formatOnly: true as const } : {}),
    ...(parts ? { parts } : {}),
    ...(table ? { table } : {}),
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
