import { Plugin, type Command } from 'prosemirror-state';
import { goToPlaceholder } from './clauses';
import { marginRequests } from './margin-links';
import { hasUnits } from './structure';

/** Opens the clause library beside the text; where there is none there is nothing to open. */
export const openClauses: Command = (state, dispatch) => {
  const { clauses } = marginRequests(state);
  if (clauses && dispatch) clauses();
  return clauses !== undefined;
};

/** Opens the assistant for title and legal basis. */
export const openFront: Command = (state, dispatch) => {
  const { front } = marginRequests(state);
  if (front && dispatch) front();
  return front !== undefined;
};

/** F8 goes from one place to fill in to the next; a slash at the start of an empty point opens the clause library. */
export function clauseKeys(): Plugin {
  return new Plugin({
    props: {
      handleKeyDown: (view, event) => {
        if (event.key !== 'F8' || event.ctrlKey || event.altKey || event.metaKey) return false;
        event.preventDefault();
        return goToPlaceholder(event.shiftKey ? -1 : 1)(view.state, view.dispatch);
      },
      handleTextInput: (view, from, to, text) => {
        const { $from } = view.state.selection;
        const empty = $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0;
        if (text !== '/' || from !== to || !empty || !hasUnits(view.state.schema)) return false;
        return openClauses(view.state, view.dispatch);
      },
    },
  });
}
