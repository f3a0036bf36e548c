import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';

/** Somebody else who has the text open, with where they are in the text of this editor. */
export interface Peer {
  clientId: string;
  name: string;
  /** Number of the colour, from 0. */
  colour: number;
  anchor: number;
  head: number;
  /** Grows whenever they moved themselves, so that their name shows for a moment. */
  moved: number;
}

interface Presence {
  peers: readonly Peer[];
  decorations: DecorationSet;
}

const key = new PluginKey<Presence>('presence');
const views = new WeakMap<Plugin, EditorView>();

/** How many colours there are. */
export const PEER_COLOURS = 8;

/** Shows where others are: a cursor with their initials, what they have selected, their name when they move or are near. */
export function presence(): Plugin<Presence> {
  const plugin: Plugin<Presence> = new Plugin<Presence>({
    key,
    view: (view) => {
      views.set(plugin, view);
      return {};
    },
    state: {
      init: () => ({ peers: [], decorations: DecorationSet.empty }),
      apply: (tr, before, _old, state) => {
        const given = tr.getMeta(key) as readonly Peer[] | undefined;
        if (given) return { peers: given, decorations: drawn(state, given) };
        if (before.peers.length === 0) return before;
        if (tr.docChanged) {
          const peers = before.peers.map((peer) => carried(peer, tr));
          return { peers, decorations: drawn(state, peers) };
        }
        return tr.selectionSet ? { ...before, decorations: drawn(state, before.peers) } : before;
      },
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
  });
  return plugin;
}

/** Where the others are in this state. */
export function peersIn(state: EditorState): readonly Peer[] {
  return key.getState(state)?.peers ?? [];
}

/** A transaction after which these are shown. */
export function showPeers(state: EditorState, peers: readonly Peer[]): Transaction {
  return state.tr.setMeta(key, peers).setMeta('addToHistory', false);
}

/** Whether nothing but the places of others changes. */
export function onlyPeers(tr: Transaction): boolean {
  return !tr.docChanged && !tr.selectionSet && tr.getMeta(key) !== undefined;
}

/** Their place after a change: behind what they typed themselves, before what is typed at their cursor by others. */
function carried(peer: Peer, tr: Transaction): Peer {
  const authors = tr.getMeta('documentAuthors') as ReadonlySet<string> | undefined;
  const assoc = authors?.has(peer.clientId) ? 1 : -1;
  const { doc, mapping } = tr;
  const place = (pos: number): number => Math.min(mapping.map(pos, assoc), doc.content.size);
  return { ...peer, anchor: place(peer.anchor), head: place(peer.head) };
}

function drawn(state: EditorState, peers: readonly Peer[]): DecorationSet {
  const block = blockOf(state, state.selection.head);
  const decorations = peers.flatMap((peer) => {
    const head = Math.min(peer.head, state.doc.content.size);
    const from = Math.min(peer.anchor, head);
    const to = Math.min(Math.max(peer.anchor, head), state.doc.content.size);
    const near = block !== null && block === blockOf(state, head);
    const cursor = Decoration.widget(head, () => cursorOf(peer, near), {
      key: `${peer.clientId}/${peer.colour}/${peer.name}/${peer.moved}/${near}`,
      side: -1,
      ignoreSelection: true,
      marks: [],
    });
    const chosen = Decoration.inline(from, to, { class: `peer-selection peer-${peer.colour}` });
    return to > from ? [chosen, cursor] : [cursor];
  });
  return DecorationSet.create(state.doc, decorations);
}

function blockOf(state: EditorState, pos: number): number | null {
  const $pos = state.doc.resolve(Math.min(pos, state.doc.content.size));
  return $pos.parent.isTextblock ? $pos.before() : null;
}

/** Takes no room in the line, so that no word moves; its text is in attributes, so that nothing of it is copied. */
function cursorOf({ name, colour }: Peer, near: boolean): HTMLElement {
  const cursor = document.createElement('span');
  cursor.className = `peer-cursor peer-${colour}${near ? ' near' : ''}`;
  cursor.setAttribute('aria-hidden', 'true');
  const flag = document.createElement('span');
  flag.className = 'peer-flag';
  flag.dataset['initials'] = initials(name);
  flag.dataset['name'] = name;
  cursor.append(flag);
  return cursor;
}

/** `GL` of `Gatis Lācis`. */
export function initials(name: string): string {
  const parts = name.split(/[\s-]+/u).filter((part) => part !== '');
  const [first = '', last = ''] = [parts[0], parts.length > 1 ? parts.at(-1) : ''];
  return ((first[0] ?? '') + (last[0] ?? '')).toLocaleUpperCase('lv');
}

/** Whether a letter is being put together where this state is shown. */
export function composingIn(state: EditorState): boolean {
  const plugin = key.get(state);
  return (plugin && views.get(plugin)?.composing) ?? false;
}
