import type { Node } from 'prosemirror-model';
import { TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state';
import { closingHeading, nextPlaceholder, placeholdersOf } from '#libs/bylaw-document';
import type { StepOrigin } from '#libs/contracts';
import { clausePosition, pointsBetween } from '#libs/bylaw-templates';
import { hasUnits } from './structure';

/** Puts the points of a clause into the text, and the cursor at the first thing that is to be filled in there. */
export function insertClause(
  state: EditorState,
  points: readonly Node[],
  options: { id: string; closing: boolean },
): Transaction | null {
  if (!hasUnits(state.schema) || points.length === 0) return null;
  const at = clausePosition(state.selection.$from, options.closing);
  if (at === null) return null;
  const { tr } = state;
  tr.insert(at, points);
  const size = points.reduce((sum, point) => sum + point.nodeSize, 0);
  const open = placeholdersOf(tr.doc).find(({ from, to }) => from > at && to < at + size);
  const selection = open
    ? TextSelection.create(tr.doc, open.from, open.to)
    : TextSelection.near(tr.doc.resolve(at + size), -1);
  tr.setSelection(selection);
  closingAgrees(tr, at);
  const origin: StepOrigin = { kind: 'clause', id: options.id };
  return tr.setMeta('origin', origin).scrollIntoView();
}

/** "Noslēguma jautājums" of a chapter that now has several points becomes "Noslēguma jautājumi". */
function closingAgrees(tr: Transaction, at: number): void {
  const $at = tr.doc.resolve(at);
  const chapter = $at.parent;
  const heading = chapter.firstChild;
  if (chapter.attrs['role'] !== 'closing' || heading?.type.name !== 'heading') return;
  const count = chapter.children.filter(({ type }) => type.name === 'point').length;
  const [one, many] = [closingHeading(1), closingHeading(2)];
  if (count < 2 || heading.textContent.trim() !== one) return;
  const start = $at.start();
  const selection = tr.selection.getBookmark();
  const before = tr.mapping.maps.length;
  tr.replaceWith(start + 1, start + 1 + heading.content.size, tr.doc.type.schema.text(many));
  tr.setSelection(selection.map(tr.mapping.slice(before)).resolve(tr.doc));
}

/** The whole points that the selection touches. */
export function selectedPoints(state: EditorState): Node[] {
  const { from, to } = state.selection;
  return pointsBetween(state.doc, from, to);
}

/** Selects the next place that a template left to the drafter, so that typing replaces it. */
export const goToPlaceholder =
  (direction: 1 | -1): Command =>
  (state, dispatch) => {
    const { from, to } = state.selection;
    const next = nextPlaceholder(state.doc, direction === 1 ? Math.max(from, to - 1) : from, direction);
    if (!next) return false;
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, next.from, next.to)).scrollIntoView());
    return true;
  };

/** The texts of the front of the act. */
export interface FrontTexts {
  title: string;
  basis: string;
}

/** Title and legal basis as they stand in the text; several lines of a basis are one text. */
export function frontOf(doc: Node): FrontTexts {
  const front = doc.children.find(({ type }) => type.name === 'front');
  const texts = (name: string): string =>
    (front?.children ?? [])
      .filter(({ type }) => type.name === name)
      .map((line) => line.textContent.trim())
      .join(' ')
      .trim();
  return { title: texts('title'), basis: texts('basis') };
}

/**
 * Writes title and legal basis in one transaction; only the characters that differ are replaced, so that marks and
 * others' cursors in the rest stay. `null` where nothing changes or there is no front.
 */
export function writeFront(state: EditorState, texts: FrontTexts): Transaction | null {
  const { tr } = state;
  let offset = 0;
  let front: Node | null = null;
  state.doc.forEach((child, at) => {
    if (child.type.name === 'front') [front, offset] = [child, at];
  });
  if (!front) return null;
  const lines: { node: Node; pos: number }[] = [];
  (front as Node).forEach((node, at) => lines.push({ node, pos: offset + 1 + at }));
  const title = lines.find(({ node }) => node.type.name === 'title');
  const [basis, ...others] = lines.filter(({ node }) => node.type.name === 'basis');
  // From behind, so that what is still to be changed stays where it is.
  const work = [...(title ? [{ ...title, text: texts.title }] : [])];
  if (basis) work.push({ ...basis, text: texts.basis });
  for (const { pos, node } of others) work.push({ pos, node, text: '' });
  work.sort((left, right) => right.pos - left.pos);
  for (const { node, pos, text } of work) {
    if (others.some((other) => other.pos === pos)) tr.delete(pos, pos + node.nodeSize);
    else replaceText(tr, node, pos, text);
  }
  if (!basis && title && texts.basis !== '') {
    const line = state.schema.nodes['basis']?.create(null, state.schema.text(texts.basis));
    if (line) tr.insert(tr.mapping.map(title.pos + title.node.nodeSize), line);
  }
  return tr.docChanged ? tr : null;
}

function replaceText(tr: Transaction, node: Node, pos: number, text: string): void {
  const before = node.textContent;
  if (before === text) return;
  // Positions inside a line are characters only where it holds nothing but text.
  if (node.content.size !== before.length) {
    tr.replaceWith(pos + 1, pos + 1 + node.content.size, text === '' ? [] : tr.doc.type.schema.text(text));
    return;
  }
  let start = 0;
  while (start < Math.min(before.length, text.length) && before[start] === text[start]) start += 1;
  let end = 0;
  const rest = Math.min(before.length, text.length) - start;
  while (end < rest && before.at(-1 - end) === text.at(-1 - end)) end += 1;
  const insert = text.slice(start, text.length - end);
  const [from, to] = [pos + 1 + start, pos + 1 + before.length - end];
  if (insert === '') tr.delete(from, to);
  else tr.replaceWith(from, to, tr.doc.type.schema.text(insert));
}
