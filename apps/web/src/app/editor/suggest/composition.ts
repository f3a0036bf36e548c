import type { Mark } from 'prosemirror-model';
import { Plugin, type EditorState } from 'prosemirror-state';
import type { IdSource } from '#libs/bylaw-document';
import { suggestMode } from './mode';

/**
 * Lets input methods compose suggestions. Text that is composed stands in the page before the editor knows of it, and
 * whatever is drawn anew around it ends the composition: so the place gets its mark first, and what is composed there
 * already is what its suggestion will be.
 */
export function composeSuggestions(newId: IdSource, now: () => string): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        compositionstart: (view) => {
          if (!suggestMode(view.state).on) return false;
          if (!view.state.selection.empty) view.dispatch(view.state.tr.deleteSelection());
          const mark = markAtCursor(view.state, newId, now);
          if (mark) {
            const marks = view.state.storedMarks ?? view.state.selection.$from.marks();
            view.dispatch(view.state.tr.setStoredMarks(mark.addToSet(marks)));
          }
          return false;
        },
      },
    },
  });
}

/** The mark of what is typed at the cursor: that of the person's own suggestion beside it, or a new one. */
function markAtCursor(state: EditorState, newId: IdSource, now: () => string): Mark | null {
  const { author } = suggestMode(state);
  const { $from } = state.selection;
  const insertion = state.schema.marks['insertion'];
  if (!insertion || !$from.parent.inlineContent) return null;
  for (let depth = 1; depth <= $from.depth; depth += 1) {
    const mark = insertion.isInSet($from.node(depth).marks);
    if (mark?.attrs['scope'] === 'content' && mark.attrs['author'] === author) return null;
  }
  const beside = [$from.nodeBefore, $from.nodeAfter]
    .map((node) => node && insertion.isInSet(node.marks))
    .find((mark) => mark?.attrs['author'] === author && mark.attrs['move'] === null);
  return beside ?? insertion.create({ id: newId(), author, at: now() });
}
