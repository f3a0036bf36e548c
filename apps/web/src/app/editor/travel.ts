import {
  NodeSelection,
  Plugin,
  PluginKey,
  TextSelection,
  type Command,
  type EditorState,
} from 'prosemirror-state';
import { findById } from '#libs/bylaw-document';

const key = new PluginKey<readonly number[]>('travel');
const LONGEST = 30;

/** Remembers from where somebody followed references, so that one can go back. */
export function travel(): Plugin<readonly number[]> {
  return new Plugin<readonly number[]>({
    key,
    state: {
      init: () => [],
      apply(tr, places) {
        const meta = tr.getMeta(key) as { from: number } | 'back' | undefined;
        const left = meta === 'back' ? places.slice(0, -1) : places;
        const next = meta && meta !== 'back' ? [...left, meta.from].slice(-LONGEST) : left;
        return tr.docChanged && next.length > 0 ? next.map((place) => tr.mapping.map(place)) : next;
      },
    },
    props: {
      handleDoubleClickOn(view, _pos, node, nodePos) {
        if (node.type.name !== 'reference') return false;
        const selected = view.state.tr.setSelection(NodeSelection.create(view.state.doc, nodePos));
        view.dispatch(selected);
        return follow(view.state, view.dispatch, view);
      },
    },
  });
}

/** The target of the reference that is selected or stands beside the cursor. */
function targetOf(state: EditorState): string | null {
  const { selection } = state;
  const chosen = selection instanceof NodeSelection ? selection.node : null;
  const near = [chosen, selection.$from.nodeAfter, selection.$from.nodeBefore];
  const reference = near.find((node) => node?.type.name === 'reference');
  return reference ? String(reference.attrs['target']) : null;
}

/** Goes to the unit that the reference at the cursor names. */
export const follow: Command = (state, dispatch) => {
  const target = targetOf(state);
  const place = target === null ? null : findById(state.doc, target);
  if (!place) return false;
  const tr = state.tr.setSelection(TextSelection.near(state.doc.resolve(place.pos + 1)));
  dispatch?.(tr.setMeta(key, { from: state.selection.from }).scrollIntoView());
  return true;
};

/** Goes back to where the last reference was followed. */
export const goBack: Command = (state, dispatch) => {
  const place = key.getState(state)?.at(-1);
  if (place === undefined) return false;
  const $place = state.doc.resolve(Math.min(place, state.doc.content.size));
  dispatch?.(state.tr.setSelection(TextSelection.near($place)).setMeta(key, 'back').scrollIntoView());
  return true;
};

/** Enter on a selected reference follows it. */
export const enterReference: Command = (state, dispatch, view) =>
  state.selection instanceof NodeSelection &&
  state.selection.node.type.name === 'reference' &&
  follow(state, dispatch, view);
