import { Plugin, PluginKey, type Command, type EditorState, type Transaction } from 'prosemirror-state';

/** Who suggests in an editor, and whether changes are suggestions now. */
export interface SuggestMode {
  on: boolean;
  /** Whether the person may do nothing else, so that it cannot be switched off. */
  forced: boolean;
  /** The person's name, as it stands on the marks. */
  author: string;
}

const key = new PluginKey<SuggestMode>('suggestMode');
/** Set on transactions that decide suggestions or are made of them: they are applied as they are. */
const AS_IT_IS = 'suggestionsDone';

/** Keeps whether changes of this editor are suggestions. */
export function suggestModeState(): Plugin {
  return new Plugin<SuggestMode>({
    key,
    state: {
      init: () => ({ on: false, forced: false, author: '' }),
      apply: (tr, value) => ({ ...value, ...(tr.getMeta(key) as Partial<SuggestMode> | undefined) }),
    },
  });
}

/** The mode of an editor's state. */
export function suggestMode(state: EditorState): SuggestMode {
  return key.getState(state) ?? { on: false, forced: false, author: '' };
}

/** A transaction that changes the mode and nothing else. */
export function withSuggestMode(state: EditorState, mode: Partial<SuggestMode>): Transaction {
  return state.tr.setMeta(key, mode).setMeta('addToHistory', false);
}

/** Switches between writing and suggesting, where the person may do both. */
export const toggleSuggesting: Command = (state, dispatch) => {
  const { on, forced, author } = suggestMode(state);
  if (forced || author === '') return false;
  dispatch?.(withSuggestMode(state, { on: !on }));
  return true;
};

/** Marks a transaction whose steps are suggestions, or decisions about them, already. */
export function asItIs(tr: Transaction): Transaction {
  return tr.setMeta(AS_IT_IS, true);
}

/** Whether a transaction is applied unchanged: undo and redo, what others wrote, what is decided. */
export function isAsItIs(tr: Transaction): boolean {
  return (
    tr.getMeta(AS_IT_IS) === true ||
    tr.getMeta('history$') !== undefined ||
    tr.getMeta('rebased') !== undefined
  );
}
