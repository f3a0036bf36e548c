import type { RunExtra } from '../../blocks.js';
import type { Draft } from '../../tree.js';

const UNITS = new Set(['point', 'subpoint', 'chapter', 'annex']);
const WHOLES = new Set([...UNITS, 'table', 'bullet_list', 'list_item', 'memorandum_part']);

/**
 * Word marks paragraphs and rows; a document marks what they make up. A suggestion that all parts of a unit, table or list
 * share moves to the whole, one for the break before the first line of a unit to the unit.
 */
export function raiseSuggestions(draft: Draft): void {
  const content = draft.content ?? [];
  for (const child of content) raiseSuggestions(child);
  if (draft.type === 'table_row') return dropInside(draft, draft.marks ?? []);
  if (UNITS.has(draft.type)) raiseBreak(draft, content[0]);
  if (!WHOLES.has(draft.type) || content.length === 0) return;
  // The number line of an annex is a paragraph of its own.
  const own = draft.type === 'annex' ? draft.marks : undefined;
  const shared = (content[0]?.marks ?? []).filter(
    (mark) =>
      mark.attrs['scope'] === 'content' &&
      content.every((child) => hasMark(child.marks, mark)) &&
      (draft.type !== 'annex' || hasMark(own, mark)),
  );
  for (const child of content) drop(child, shared);
  setMarks(draft, [...(draft.type === 'annex' ? breaks(own) : (draft.marks ?? [])), ...shared]);
}

function raiseBreak(unit: Draft, first: Draft | undefined): void {
  const broken = breaks(first?.marks);
  if (!first || broken.length === 0) return;
  drop(first, broken);
  setMarks(unit, [...(unit.marks ?? []), ...broken]);
}

function breaks(marks: readonly RunExtra[] | undefined): RunExtra[] {
  return (marks ?? []).filter(({ attrs }) => attrs['scope'] === 'break');
}

function dropInside(row: Draft, marks: readonly RunExtra[]): void {
  for (const cell of row.content ?? []) for (const block of cell.content ?? []) drop(block, marks);
}

function drop(draft: Draft, marks: readonly RunExtra[]): void {
  if (!draft.marks || marks.length === 0) return;
  setMarks(
    draft,
    draft.marks.filter((mark) => !hasMark(marks, mark)),
  );
}

function setMarks(draft: Draft, marks: readonly RunExtra[]): void {
  if (marks.length > 0) draft.marks = marks;
  else delete draft.marks;
}

function hasMark(marks: readonly RunExtra[] | undefined, mark: RunExtra): boolean {
  return (marks ?? []).some(
    (one) =>
      one.type === mark.type &&
      one.attrs['id'] === mark.attrs['id'] &&
      one.attrs['scope'] === mark.attrs['scope'],
  );
}
