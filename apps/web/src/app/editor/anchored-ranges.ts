import { getVersion, sendableSteps } from 'prosemirror-collab';
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import type { Mappable } from 'prosemirror-transform';
import { Decoration, DecorationSet } from 'prosemirror-view';

/** Words of the text that something in the margin speaks of. */
export interface AnchoredRange {
  id: string;
  from: number;
  to: number;
  /** Whether the words themselves are meant, or the block that they stood in. */
  exact: boolean;
}

/** The ranges as they stand in the present text; one whose words are deleted has equal ends. */
interface Anchored {
  ranges: readonly AnchoredRange[];
  active: string | null;
  /** Ids of the ranges that are to be seen. */
  visible: ReadonlySet<string>;
  shown: DecorationSet;
  /** Changes since somebody asked for places, `null` while nobody does. */
  since: readonly Mappable[] | null;
}

type Change =
  | { ranges: readonly AnchoredRange[] }
  | { active: string | null }
  | { visible: ReadonlySet<string> }
  | { listen: boolean };

const key = new PluginKey<Anchored>('anchored');

/** Shows ranges that threads of comments stand on; between two answers of the server they move with the text. */
export function anchoredRanges(): Plugin<Anchored> {
  return new Plugin<Anchored>({
    key,
    state: {
      init: () => ({ ranges: [], active: null, visible: new Set(), shown: DecorationSet.empty, since: null }),
      apply: (tr, before, _old, state) => {
        const change = tr.getMeta(key) as Change | undefined;
        const moved = tr.docChanged ? mapped(before, tr) : before;
        if (!change) return moved;
        if ('listen' in change) return { ...moved, since: change.listen ? [] : null };
        const next = { ...moved, ...change };
        return { ...next, shown: decorations(state, next) };
      },
    },
    props: { decorations: (state) => key.getState(state)?.shown },
  });
}

/** The ranges as they stand now. */
export function rangesOf(state: EditorState): readonly AnchoredRange[] {
  return key.getState(state)?.ranges ?? [];
}

/** Replaces the ranges. */
export function showRanges(state: EditorState, ranges: readonly AnchoredRange[]): Transaction {
  return quiet(state, { ranges });
}

/** Shows the ranges with these ids, and of the others only the active one. */
export function showOnly(state: EditorState, visible: ReadonlySet<string>): Transaction {
  return quiet(state, { visible });
}

/** Shows which of the ranges the reader is at. */
export function showActive(state: EditorState, active: string | null): Transaction {
  return quiet(state, { active });
}

/** The innermost range around the cursor or the selection. */
export function rangeAtCursor(state: EditorState): string | null {
  const { from, to } = state.selection;
  const around = rangesOf(state).filter(
    (range) => range.from <= from && range.to >= to && range.from < range.to,
  );
  const [inner] = around.sort((one, other) => one.to - one.from - (other.to - other.from));
  return inner?.id ?? null;
}

/** A question for places: the version they are asked at, and how they lead into the text as it is when the answer comes. */
export interface PlaceQuestion {
  version: number;
  /** The range in the present text; equal ends where it is gone. */
  now(state: EditorState, range: { from: number; to: number }): { from: number; to: number };
}

/** Begins to note changes, so that places at the version that the server knows can be carried into the present text. */
export function askForPlaces(state: EditorState, apply: (tr: Transaction) => void): PlaceQuestion {
  const own = (sendableSteps(state)?.steps ?? []).map((step) => step.getMap());
  const version = getVersion(state);
  apply(quiet(state, { listen: true }));
  return {
    version,
    now: (later, range) =>
      [...own, ...(key.getState(later)?.since ?? [])].reduce(
        (at: { from: number; to: number }, map) => carried(at, map),
        range,
      ),
  };
}

/** Ends what `askForPlaces` began. */
export function placesCame(state: EditorState): Transaction {
  return quiet(state, { listen: false });
}

function quiet(state: EditorState, change: Change): Transaction {
  return state.tr.setMeta(key, change).setMeta('addToHistory', false);
}

function mapped(before: Anchored, tr: Transaction): Anchored {
  return {
    ...before,
    ranges: before.ranges.map((range) => ({ ...range, ...carried(range, tr.mapping) })),
    shown: before.shown.map(tr.mapping, tr.doc),
    since: before.since && [...before.since, tr.mapping],
  };
}

/** What is typed at the edges stays outside; what is gone stays gone. */
function carried(range: { from: number; to: number }, map: Mappable): { from: number; to: number } {
  const [from, to] = [map.map(range.from, 1), map.map(range.to, -1)];
  if (range.from < range.to && from < to) return { from, to };
  const at = map.map(range.from, -1);
  return { from: at, to: at };
}

function decorations(state: EditorState, { ranges, active, visible }: Anchored): DecorationSet {
  const { size } = state.doc.content;
  const shown = ranges.filter(
    ({ id, from, to }) => from < to && to <= size && (id === active || visible.has(id)),
  );
  return DecorationSet.create(
    state.doc,
    shown.map(({ id, from, to, exact }) => {
      const kind = exact ? 'commented' : 'commented loosely';
      return Decoration.inline(from, to, {
        class: id === active ? `${kind} active` : kind,
        'data-thread': id,
      });
    }),
  );
}
