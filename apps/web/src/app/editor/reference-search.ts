import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, type EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { unitPhrase, type UnitNumber } from '#libs/bylaw-document';
import { fold } from '#libs/latvian-text';
import { numberingOf } from './numbering';
import { unitOf } from './structure';

/** A unit that can be referred to, with the beginning of its text. */
export interface Referable {
  unit: UnitNumber;
  text: string;
}

/** An open search for a unit: the range of `@` and what was typed behind it. */
export interface ReferenceSearch {
  from: number;
  to: number;
  query: string;
}

/** What the keyboard does in an open search. */
export interface SearchKeys {
  move(by: -1 | 1): void;
  inflect(by: -1 | 1): void;
  choose(): boolean;
}

const LONGEST = 40;
const MOST = 50;

const key = new PluginKey<ReferenceSearch | null>('reference-search');

/** `@` opens a search among the own units; Escape, a line end or leaving the place closes it. */
export function referenceSearch(keys: SearchKeys): Plugin {
  return new Plugin<ReferenceSearch | null>({
    key,
    state: {
      init: () => null,
      apply(tr, open, _before, state) {
        const asked = tr.getMeta(key) as { open: number } | 'close' | undefined;
        if (asked === 'close') return null;
        const from = asked ? asked.open : open && tr.mapping.mapResult(open.from, -1);
        if (from === null) return null;
        if (typeof from !== 'number' && from.deleted) return null;
        return searchAt(state, typeof from === 'number' ? from : from.pos);
      },
    },
    props: {
      handleTextInput(view, from, to, text) {
        if (text !== '@' || !startsWord(view.state, from) || !('reference' in view.state.schema.nodes))
          return false;
        view.dispatch(view.state.tr.insertText('@', from, to).setMeta(key, { open: from }));
        return true;
      },
      handleKeyDown(view, event) {
        if (!key.getState(view.state) || event.isComposing) return false;
        switch (event.key) {
          case 'ArrowUp':
          case 'ArrowDown':
            keys.move(event.key === 'ArrowUp' ? -1 : 1);
            return true;
          case 'Tab':
            keys.inflect(event.shiftKey ? -1 : 1);
            return true;
          case 'Enter':
            return keys.choose();
          case 'Escape':
            closeSearch(view);
            return true;
          default:
            return false;
        }
      },
    },
  });
}

/** The search that is open in the state. */
export function openSearch(state: EditorState): ReferenceSearch | null {
  return key.getState(state) ?? null;
}

/** Closes the search and leaves what was typed. */
function closeSearch(view: EditorView): void {
  view.dispatch(view.state.tr.setMeta(key, 'close'));
}

/** Opens the search at the cursor, as the toolbar does it. */
export function startSearch(view: EditorView): void {
  const { from, to } = view.state.selection;
  view.dispatch(view.state.tr.insertText('@', from, to).setMeta(key, { open: from }));
  view.focus();
}

function startsWord(state: EditorState, pos: number): boolean {
  const $pos = state.doc.resolve(pos);
  if (!$pos.parent.inlineContent || $pos.parent.type.name === 'footnote') return false;
  const before = $pos.parent.textBetween(Math.max(0, $pos.parentOffset - 1), $pos.parentOffset, '', ' ');
  return before === '' || /[\s(„"–]/.test(before);
}

function searchAt(state: EditorState, from: number): ReferenceSearch | null {
  const { $head, empty } = state.selection;
  if (!empty || $head.pos <= from || from < $head.start()) return null;
  const text = state.doc.textBetween(from, $head.pos, '\n', '\n');
  if (!text.startsWith('@') || text.length > LONGEST || text.includes('\n') || /^@\s/.test(text)) return null;
  return { from, to: $head.pos, query: text.slice(1) };
}

/** The units that fit the query: their number begins with it, or every word of it, in any case, is in
 * their name (`2. pielikums`, `II nodaļa`) or their text. */
export function findUnits(state: EditorState, query: string): Referable[] {
  const numbering = numberingOf(state);
  const asked = fold(query).trim();
  const words = asked.split(/\s+/).filter(Boolean);
  const byNumber: Referable[] = [];
  const byText: Referable[] = [];
  const open = openSearch(state);
  const holder = open ? unitOf(state.doc.resolve(open.from))?.node : undefined;
  state.doc.descendants((node, _pos, parent) => {
    if (node.isTextblock || byNumber.length >= MOST) return false;
    const unit = numbering.get(String(node.attrs['id'] ?? ''));
    if (unit && unit.text !== '' && parent) {
      const text = firstText(node);
      if (fold(unit.text).startsWith(asked)) byNumber.push({ unit, text });
      else if (node !== holder && byText.length < MOST) {
        const said = fold(`${unitPhrase(unit, 'nom')} ${text}`);
        if (words.every((word) => said.includes(stem(word)))) byText.push({ unit, text });
      }
    }
    return true;
  });
  return [...byNumber, ...byText].slice(0, MOST);
}

/** A longer word without its ending, so that it is found in every case: `termiņā` in `termiņš`. */
function stem(word: string): string {
  return word.length > 5 && /^\p{L}+$/u.test(word) ? word.slice(0, -2) : word;
}

function firstText(unit: Node): string {
  const block = unit.children.find((child) => child.isTextblock && child.textContent !== '');
  return block?.textContent.slice(0, 160) ?? '';
}
