import type { Node } from 'prosemirror-model';
import type { EditorState } from 'prosemirror-state';
import { anchorAt, anchorOn, locateAnchor, numberDocument, unitPhrase } from '#libs/bylaw-document';
import type { CommentDraft, ThreadDraft } from './comment-draft';

/** Where a thread is being begun. */
export interface NewPlace {
  from: number;
  to: number;
  nodeId: string;
  quote: string;
  /** No words were selected, so another place may be meant. */
  choose: boolean;
  /** What was typed already. */
  draft?: CommentDraft;
}

/** A place that can be chosen from a list. */
export interface PlaceChoice {
  id: string;
  name: string;
}

/** The selected words, else the block around the cursor. */
export function placeAtCursor(state: EditorState): NewPlace | null {
  const { empty } = state.selection;
  const { from, to } = withoutBlanks(state);
  const anchor = anchorAt(state.doc, from, to, 0);
  return anchor && { ...anchor, choose: empty };
}

/** The text of a unit or block. */
export function placeOn(state: EditorState, nodeId: string): NewPlace | null {
  const anchor = anchorOn(state.doc, nodeId, 0);
  return anchor && { ...anchor, choose: true };
}

/** Where a thread was being begun when the page was left; `null` where that place is gone. */
export function placeOfDraft(state: EditorState, { anchor, text, chosen }: ThreadDraft): NewPlace | null {
  const place = locateAnchor(state.doc, { ...anchor, from: 0, to: 0, version: 0 });
  if (place.kind === 'gone') return null;
  const found = place.kind === 'words' ? anchorAt(state.doc, place.from, place.to, 0) : null;
  return { ...anchor, ...(found ?? place), choose: false, draft: { text, chosen } };
}

/** Units of a by-law by their numbers; parts of a memorandum by theirs. */
export function blockChoices(doc: Node): PlaceChoice[] {
  const numbering = numberDocument(doc);
  const choices: PlaceChoice[] = [];
  doc.descendants((node) => {
    const id = String(node.attrs['id'] ?? '');
    const unit = numbering.get(id);
    if (unit && !unit.deleted) choices.push({ id, name: unitPhrase(unit, 'nom') });
    else if (node.type.name === 'title') choices.push({ id, name: node.textContent });
    else if (node.type.name === 'memorandum_part')
      choices.push({ id, name: `${String(node.attrs['part'])}. sadaļa` });
    return !node.isTextblock;
  });
  return choices.filter(({ id, name }) => id !== '' && name !== '');
}

/** The selection without the blanks that a double click or a word's arrow takes along. */
function withoutBlanks({ doc, selection: { from, to } }: EditorState): { from: number; to: number } {
  const blank = (at: number): boolean => /^\s$/.test(doc.textBetween(at, at + 1));
  let [start, end] = [from, to];
  while (start < end && blank(start)) start += 1;
  while (end > start && blank(end - 1)) end -= 1;
  return start < end ? { from: start, to: end } : { from, to };
}
