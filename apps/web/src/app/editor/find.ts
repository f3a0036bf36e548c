import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';

/** A found place. */
export interface Match {
  from: number;
  to: number;
}

interface Found {
  query: string;
  matches: readonly Match[];
}

const key = new PluginKey<Found>('find');

/** Marks every place where the text asked for stands; letters are compared without regard to capitals. */
export function findText(): Plugin<Found> {
  return new Plugin<Found>({
    key,
    state: {
      init: () => ({ query: '', matches: [] }),
      apply(tr, found) {
        const asked = tr.getMeta(key) as string | undefined;
        const query = asked ?? found.query;
        if (query === '') return { query, matches: [] };
        return asked === undefined && !tr.docChanged ? found : { query, matches: matchesIn(tr.doc, query) };
      },
    },
    props: {
      decorations(state) {
        const { matches } = key.getState(state) ?? { matches: [] };
        const { from, to } = state.selection;
        return DecorationSet.create(
          state.doc,
          matches.map((match) =>
            Decoration.inline(match.from, match.to, {
              class: match.from === from && match.to === to ? 'found current' : 'found',
            }),
          ),
        );
      },
    },
  });
}

/** Starts, changes or (with an empty text) ends the search. */
export function search(state: EditorState, query: string): Transaction {
  return state.tr.setMeta(key, query);
}

/** What is found now. */
export function foundIn(state: EditorState): Found {
  return key.getState(state) ?? { query: '', matches: [] };
}

/** Selects the next or previous place, around the ends. */
export function goToMatch(state: EditorState, direction: -1 | 1): Transaction | null {
  const { matches } = foundIn(state);
  const { from, to } = state.selection;
  const next =
    direction > 0
      ? (matches.find((match) => match.from >= to) ?? matches[0])
      : (matches.findLast((match) => match.to <= from) ?? matches.at(-1));
  if (!next) return null;
  return state.tr.setSelection(TextSelection.create(state.doc, next.from, next.to)).scrollIntoView();
}

/** Replaces the selected place, or all places. */
export function replaceMatches(state: EditorState, by: string, all: boolean): Transaction | null {
  const { from, to } = state.selection;
  const chosen = foundIn(state).matches.filter((match) => all || (match.from === from && match.to === to));
  if (chosen.length === 0) return null;
  const tr = state.tr;
  for (const match of [...chosen].reverse()) {
    if (by === '') tr.delete(match.from, match.to);
    else tr.insertText(by, match.from, match.to);
  }
  return tr;
}

function matchesIn(doc: Node, query: string): Match[] {
  const asked = query.toLocaleLowerCase('lv');
  const matches: Match[] = [];
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, '\0', '\0').toLocaleLowerCase('lv');
    // Positions and characters agree only while every leaf counts as one character.
    if (text.length !== node.content.size) return true;
    for (let at = text.indexOf(asked); at >= 0; at = text.indexOf(asked, at + asked.length))
      matches.push({ from: pos + 1 + at, to: pos + 1 + at + asked.length });
    return false;
  });
  return matches;
}
