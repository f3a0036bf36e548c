import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { findById } from '#libs/bylaw-document';

/** What stands beside a unit: how many remarks of others, and how that is said. */
export interface UnitNote {
  nodeId: string;
  count: number;
  label: string;
}

const key = new PluginKey<DecorationSet>('unitNotes');

/** Shows beside units how many objections and opinions speak of them; a click asks for them. */
export function unitNotes(asked: (nodeId: string) => void): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, before, _old, state) => {
        const notes = tr.getMeta(key) as readonly UnitNote[] | undefined;
        if (notes) return decorations(state, notes, asked);
        return tr.docChanged ? before.map(tr.mapping, tr.doc) : before;
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

/** Replaces the notes. */
export function showNotes(state: EditorState, notes: readonly UnitNote[]): Transaction {
  return state.tr.setMeta(key, notes).setMeta('addToHistory', false);
}

function decorations(
  state: EditorState,
  notes: readonly UnitNote[],
  asked: (nodeId: string) => void,
): DecorationSet {
  const shown = notes.flatMap((note) => {
    const unit = findById(state.doc, note.nodeId);
    const line = unit?.node.firstChild;
    if (!unit || !line?.isTextblock) return [];
    const at = unit.pos + 1 + line.nodeSize - 1;
    return [
      Decoration.widget(at, () => button(note, asked), {
        key: `note-${note.nodeId}-${note.count}-${note.label}`,
        side: 1,
        ignoreSelection: true,
        stopEvent: () => true,
      }),
    ];
  });
  return DecorationSet.create(state.doc, shown);
}

function button({ nodeId, count, label }: UnitNote, asked: (nodeId: string) => void): HTMLElement {
  const mark = document.createElement('button');
  mark.type = 'button';
  mark.className = 'unit-note';
  mark.contentEditable = 'false';
  mark.textContent = String(count);
  mark.title = label;
  mark.setAttribute('aria-label', label);
  mark.addEventListener('mousedown', (event) => event.preventDefault());
  mark.addEventListener('click', () => asked(nodeId));
  return mark;
}
