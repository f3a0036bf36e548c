import type { Command } from 'prosemirror-state';
import { isUnit, ordinalOf, type Label, type UnitKind } from '#libs/bylaw-document';

/**
 * Numbers all units anew by their places: fixed numbers, those of an import too, are dropped, and live references
 * follow. Does nothing where every number is derived already.
 */
export const renumberAll: Command = (state, dispatch) => {
  const { tr } = state;
  state.doc.descendants((node, pos) => {
    const label = node.attrs['label'] as Label | null | undefined;
    if (isUnit(node) && label && ordinalOf(label, node.type.name as UnitKind))
      tr.setNodeAttribute(pos, 'label', null);
    return !node.isTextblock;
  });
  if (!tr.docChanged) return false;
  dispatch?.(tr);
  return true;
};
