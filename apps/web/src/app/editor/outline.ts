import type { EditorState } from 'prosemirror-state';
import { printedNumber, type Numbering } from '#libs/bylaw-document';
import { numberingOf, struckNumbersOf } from './numbering';
import { movableAround } from './structure';

/** A line of the outline. */
export interface OutlineEntry {
  id: string;
  kind: 'chapter' | 'point' | 'annex';
  number: string;
  text: string;
  depth: number;
  /** The chapter or annex it belongs to; empty at the top. */
  section: string;
}

/** Chapters, annexes and points in order, without those that are struck; sub-points stay in the text. */
export function outlineEntries(state: EditorState): OutlineEntry[] {
  const numbering: Numbering = numberingOf(state);
  const struck = struckNumbersOf(state);
  const entries: OutlineEntry[] = [];
  state.doc.descendants((node) => {
    const { name } = node.type;
    if (name === 'body') return true;
    if (name !== 'chapter' && name !== 'annex' && name !== 'point') return false;
    const id = String(node.attrs['id']);
    const unit = numbering.get(id);
    if (!unit || struck.has(id)) return false;
    const heading =
      name === 'point' ? node.firstChild : node.children.find((child) => child.type.name === 'heading');
    entries.push({
      id,
      kind: name,
      number: printedNumber(unit),
      text: (heading?.textContent ?? '').slice(0, 90),
      depth: unit.path.length,
      section: unit.path.at(-1) ?? '',
    });
    return name !== 'point';
  });
  return entries;
}

/** The ids of the units around the cursor, outermost first. */
export function currentPath(state: EditorState): readonly string[] {
  const unit = movableAround(state.selection.$from);
  if (!unit) return [];
  const id = String(unit.node.attrs['id']);
  return [...(numberingOf(state).get(id)?.path ?? []), id];
}
