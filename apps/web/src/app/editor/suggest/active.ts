import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';

interface Active {
  ranges: readonly { from: number; to: number }[];
  shown: DecorationSet;
}

const key = new PluginKey<Active>('activeSuggestion');

/** Outlines the suggestion whose card is open. */
export function activeSuggestion(): Plugin {
  return new Plugin<Active>({
    key,
    state: {
      init: () => ({ ranges: [], shown: DecorationSet.empty }),
      apply: (tr, value) => {
        const ranges = tr.getMeta(key) as Active['ranges'] | undefined;
        if (!ranges) return tr.docChanged ? { ...value, shown: value.shown.map(tr.mapping, tr.doc) } : value;
        const decorations = ranges.flatMap(({ from, to }) => {
          const node = tr.doc.nodeAt(from);
          if (!node || to > tr.doc.content.size) return [];
          const attrs = { class: 'suggestion-active' };
          return [
            node.isInline
              ? Decoration.inline(from, to, attrs)
              : Decoration.node(from, from + node.nodeSize, attrs),
          ];
        });
        return { ranges, shown: DecorationSet.create(tr.doc, decorations) };
      },
    },
    props: { decorations: (state) => key.getState(state)?.shown },
  });
}

/** Outlines these places, and no others. */
export function outlineSuggestion(
  state: EditorState,
  ranges: readonly { from: number; to: number }[],
): Transaction {
  return state.tr.setMeta(key, ranges).setMeta('addToHistory', false);
}
