import type { EditorState } from 'prosemirror-state';
import { danglingReferences, type ReferenceSite } from '#libs/bylaw-document';
import { hasUnits } from './structure';
import { numberingOf } from './numbering';

/** References whose target is gone, by where they stand: what a deletion leaves behind. */
export function danglingIn(state: EditorState): ReferenceSite[] {
  return hasUnits(state.schema) ? danglingReferences(state.doc, numberingOf(state)) : [];
}

/** Those of the later references whose target was still there before. */
export function newlyDangling(
  before: readonly ReferenceSite[],
  after: readonly ReferenceSite[],
): ReferenceSite[] {
  const known = new Set(before.map((site) => String(site.node.attrs['target'])));
  return after.filter((site) => !known.has(String(site.node.attrs['target'])));
}
