import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { matchesIn, USUAL, type FindOptions, type Match } from './find-matches';

/** What is asked for; `within` limits the search to what was selected. */
export interface Search extends FindOptions {
  query: string;
  within: Match | null;
}

/** A search with what it found. */
export interface Found extends Search {
  matches: readonly Match[];
}

interface Shown extends Found {
  marks: DecorationSet;
}

const NONE: Shown = { ...USUAL, query: '', within: null, matches: [], marks: DecorationSet.empty };
const key = new PluginKey<Shown>('find');

/** Marks every place where the text asked for stands; while somebody types only the changed blocks are searched again. */
export function findText(): Plugin<Shown> {
  return new Plugin<Shown>({
    key,
    state: {
      init: () => NONE,
      apply(tr, found) {
        const asked = tr.getMeta(key) as Search | undefined;
        if (asked) return asked.query === '' ? NONE : searched(tr.doc, asked);
        return found.query === '' || !tr.docChanged ? found : followed(tr, found);
      },
    },
    props: {
      decorations(state) {
        const found = key.getState(state);
        if (!found || found.query === '') return null;
        const { from, to } = state.selection;
        const here = found.matches.some((match) => match.from === from && match.to === to);
        return here
          ? found.marks.add(state.doc, [Decoration.inline(from, to, { class: 'current' })])
          : found.marks;
      },
    },
  });
}

/** Starts, changes or (with an empty text) ends the search. */
export function search(
  state: EditorState,
  query: string,
  options: FindOptions = USUAL,
  within: Match | null = null,
): Transaction {
  const asked: Search = { ...options, query, within };
  return state.tr.setMeta(key, asked).setMeta('addToHistory', false);
}

/** What is found now. */
export function foundIn(state: EditorState): Found {
  return key.getState(state) ?? NONE;
}

/** Which of the places is selected, from 0; -1 where none is. */
export function currentMatch(state: EditorState): number {
  const { from, to } = state.selection;
  return foundIn(state).matches.findIndex((match) => match.from === from && match.to === to);
}

/** Selects the next or previous place, around the ends. */
export function goToMatch(state: EditorState, direction: -1 | 1): Transaction | null {
  const { matches } = foundIn(state);
  const { from, to } = state.selection;
  const next =
    direction > 0
      ? (matches.find((match) => match.from >= to && match.to > from) ?? matches[0])
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

function searched(doc: Node, asked: Search): Shown {
  const range = asked.within ?? { from: 0, to: doc.content.size };
  const matches = matchesIn(doc, asked.query, asked, range);
  return { ...asked, matches, marks: DecorationSet.create(doc, matches.map(mark)) };
}

function mark({ from, to }: Match): Decoration {
  return Decoration.inline(from, to, { class: 'found' });
}

/** What is found after a change: places elsewhere move along, blocks that changed are searched again. */
function followed(tr: Transaction, found: Shown): Shown {
  const { doc, mapping } = tr;
  const within = found.within && {
    from: mapping.map(found.within.from, -1),
    to: mapping.map(found.within.to),
  };
  const asked: Search = { ...found, within };
  const blocks = changedBlocks(tr);
  const inside = ({ from, to }: Match): boolean =>
    blocks.some((block) => from >= block.from && to <= block.to);
  const kept = found.matches.flatMap((match) => {
    const from = mapping.mapResult(match.from, 1);
    const to = mapping.mapResult(match.to, -1);
    const moved = { from: from.pos, to: to.pos };
    return from.deleted || to.deleted || moved.from >= moved.to || inside(moved) ? [] : [moved];
  });
  const fresh = blocks.flatMap((block) => matchesIn(doc, asked.query, asked, limited(block, within)));
  const matches = [...kept, ...fresh].sort((left, right) => left.from - right.from);
  const moved = found.marks.map(mapping, doc);
  const gone = blocks.flatMap(({ from, to }) => moved.find(from, to));
  return { ...asked, matches, marks: moved.remove(gone).add(doc, fresh.map(mark)) };
}

function limited(block: Match, within: Match | null): Match {
  if (!within) return block;
  return { from: Math.max(block.from, within.from), to: Math.min(block.to, within.to) };
}

/** The text blocks of the new document that a transaction touched, each once. */
function changedBlocks(tr: Transaction): Match[] {
  const blocks = new Map<number, Match>();
  tr.mapping.maps.forEach((map, index) => {
    const rest = tr.mapping.slice(index + 1);
    map.forEach((_from, _to, from, to) => {
      const start = Math.max(0, rest.map(from, -1) - 1);
      const end = Math.min(tr.doc.content.size, rest.map(to) + 1);
      tr.doc.nodesBetween(start, end, (node, pos) => {
        if (node.isTextblock) blocks.set(pos, { from: pos, to: pos + node.nodeSize });
        return !node.isTextblock;
      });
    });
  });
  return [...blocks.values()];
}
