import type { Node } from 'prosemirror-model';
import type { Change, ChangeKind, ComparedRow, Comparison, ComparisonSummary } from './comparison.js';
import { followedReferences } from './followed.js';
import { matchUnits } from './match.js';
import { Comparer } from './rows.js';
import { flatten } from './units.js';

/**
 * Compares two by-laws or two memoranda. Units are matched by stable id where the documents share ids and by structure
 * and likeness where they do not; words are compared only inside matched units that differ. Deterministic.
 */
export function compareDocuments(before: Node, after: Node): Comparison {
  const a = flatten(before);
  const b = flatten(after);
  const matching = matchUnits(a, b);
  const summary: ComparisonSummary = {
    inserted: 0,
    deleted: 0,
    changed: 0,
    moved: 0,
    renumbered: 0,
    split: 0,
    joined: 0,
  };
  const changes: Change[] = [];
  const rows: ComparedRow[] = [];
  new Comparer(a, b, matching).rows((row, listed, moved, renumbered) => {
    rows.push(row);
    if (renumbered) summary.renumbered += 1;
    const kind = listed ? changeKind(row) : null;
    if (kind === null) return;
    changes.push(changeOf(row, kind));
    if (moved) summary.moved += 1;
    if (kind === 'movedAndChanged' || row.wordsChanged) summary.changed += 1;
    if (kind !== 'moved' && kind !== 'movedAndChanged' && kind !== 'renumbered') summary[kind] += 1;
  });
  return { summary, changes, followed: followedReferences(matching), rows };
}

function changeKind({ status }: ComparedRow): ChangeKind | null {
  return status === 'same' || status === 'movedAway' || status === 'splitOff' || status === 'joinedAway'
    ? null
    : status;
}

function changeOf(row: ComparedRow, kind: ChangeKind): Change {
  const { id, idBefore, unit, labelBefore, labelAfter, segments } = row;
  const { formatOnly, remains, parts, wordsChanged, table } = row;
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
    ...(parts ? { parts } : {}),
    ...(wordsChanged ? { wordsChanged } : {}),
    ...(table ? { table } : {}),
  };
}
