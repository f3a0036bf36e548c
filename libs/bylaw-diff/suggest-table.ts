import { diffArrays } from 'diff';
import { Fragment, type Node } from 'prosemirror-model';
import { idOf } from '#libs/bylaw-document';
import { suggestWords } from './suggest-words.js';
import type { Suggested } from './suggested.js';

/**
 * The rows of two versions of a table as one list: rows that differ only in the words of their cells keep their place,
 * others are inserted or deleted whole. `null` where cells reach over rows, which lines of one version cannot share
 * with those of the other.
 */
export function suggestRows(before: Node, after: Node, suggested: Suggested): Node[] | null {
  if (reachesDown(before) || reachesDown(after)) return null;
  const keys = (table: Node): string[] => table.children.map((row) => JSON.stringify(row));
  const out: Node[] = [];
  let [atA, atB] = [0, 0];
  let gone: Node[] = [];
  let came: Node[] = [];
  const flush = (): void => {
    out.push(...changedRows(gone, came, suggested));
    [gone, came] = [[], []];
  };
  for (const part of diffArrays(keys(before), keys(after))) {
    const size = part.value.length;
    if (part.removed) gone.push(...before.children.slice(atA, atA + size));
    else if (part.added) came.push(...after.children.slice(atB, atB + size));
    else {
      flush();
      out.push(...after.children.slice(atB, atB + size));
    }
    if (!part.added) atA += size;
    if (!part.removed) atB += size;
  }
  flush();
  return out;
}

function reachesDown(table: Node): boolean {
  return table.children.some((row) => row.children.some((cell) => cell.attrs['rowspan'] !== 1));
}

function changedRows(gone: readonly Node[], came: readonly Node[], suggested: Suggested): Node[] {
  const pairs = gone.map((row, index) => mergedRow(row, came[index], suggested));
  if (gone.length === came.length && pairs.every((row) => row !== null)) return pairs;
  return [
    ...gone.map((row) => suggested.marked(suggested.copy(row), 'deletion', suggested.id())),
    ...came.map((row) => suggested.marked(row, 'insertion', suggested.id())),
  ];
}

/** A row with its words changed; `null` where its cells are others. */
function mergedRow(a: Node, b: Node | undefined, suggested: Suggested): Node | null {
  if (!b || !sameShape(a, b)) return null;
  const cells = b.children.map((cell, at) => {
    const blocks = cell.children.map((block, index) => {
      const old = a.child(at).child(index);
      if (old.eq(block) || !block.isTextblock) return block;
      return block.copy(Fragment.fromArray(suggestWords(old, block, suggested)));
    });
    return cell.copy(Fragment.fromArray(blocks));
  });
  return b.copy(Fragment.fromArray(cells));
}

/** Whether two nodes are made alike, their ids the same, down to the words of their text. */
function sameShape(a: Node, b: Node): boolean {
  if (a.type !== b.type || idOf(a) !== idOf(b)) return false;
  if (JSON.stringify(a.attrs) !== JSON.stringify(b.attrs)) return false;
  if (a.isTextblock) return true;
  return (
    a.childCount === b.childCount && a.children.every((child, index) => sameShape(child, b.child(index)))
  );
}
