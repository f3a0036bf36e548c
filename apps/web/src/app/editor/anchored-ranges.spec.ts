import { collab, receiveTransaction, sendableSteps } from 'prosemirror-collab';
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import type { DecorationSet } from 'prosemirror-view';
import { randomBylaw } from '#libs/bylaw-document/testing';
import {
  anchoredRanges,
  askForPlaces,
  placesCame,
  rangeAtCursor,
  rangesOf,
  showActive,
  showOnly,
  showRanges,
} from './anchored-ranges';
import { beginComment, marginLinks, marginRequests } from './margin-links';

const doc = randomBylaw(7, { points: 4 });
let first = 0;
doc.descendants((node, pos, parent) => {
  if (first === 0 && node.type.name === 'paragraph' && parent?.type.name === 'point') first = pos + 1;
  return first === 0;
});
const range = { id: 'a', from: first + 2, to: first + 12, exact: true };

class Desk {
  state = EditorState.create({ doc, plugins: [collab({ version: 4, clientID: 'me' }), anchoredRanges()] });

  apply(tr: Transaction): void {
    this.state = this.state.apply(tr);
  }

  type(at: number, text: string): void {
    this.apply(this.state.tr.insertText(text, at));
  }

  shown(): { from: number; to: number; class: string }[] {
    const plugin = this.state.plugins.find((one) => (one as { key?: string }).key?.startsWith('anchored'));
    const set = plugin?.props.decorations?.call(plugin, this.state) as DecorationSet;
    return set.find().map(({ from, to, ...rest }) => {
      const attrs = (rest as { type?: { attrs: { class: string } } }).type?.attrs;
      return { from, to, class: attrs?.class ?? '' };
    });
  }
}

describe('ranges beside the text', () => {
  it('move with it, keep what is typed at their edges outside, and are gone with their words', () => {
    const desk = new Desk();
    desk.apply(showRanges(desk.state, [range]));
    desk.type(range.from, 'pirms');
    desk.type(range.to + 5, 'pēc');
    expect(rangesOf(desk.state)).toEqual([{ ...range, from: range.from + 5, to: range.to + 5 }]);
    desk.apply(desk.state.tr.delete(range.from, range.to + 8));
    const [gone] = rangesOf(desk.state);
    expect(gone?.from).toBe(gone?.to);
    desk.type(range.from, 'cits');
    const [still] = rangesOf(desk.state);
    expect(still?.from).toBe(still?.to);
  });

  it('are seen when asked for, and when they are the active one', () => {
    const desk = new Desk();
    const other = { id: 'b', from: range.from + 1, to: range.to + 4, exact: false };
    desk.apply(showRanges(desk.state, [range, other]));
    expect(desk.shown()).toEqual([]);
    desk.apply(showOnly(desk.state, new Set(['a'])));
    expect(desk.shown()).toEqual([{ from: range.from, to: range.to, class: 'commented' }]);
    desk.apply(showActive(desk.state, 'b'));
    expect(desk.shown().map((one) => one.class)).toEqual(['commented', 'commented loosely active']);
    desk.type(first, 'xx');
    expect(desk.shown()[0]).toMatchObject({ from: range.from + 2 });
  });

  it('give the innermost one around the cursor', () => {
    const desk = new Desk();
    const inner = { id: 'b', from: range.from + 2, to: range.to - 2, exact: true };
    desk.apply(showRanges(desk.state, [range, inner]));
    const put = (at: number): string | null => {
      desk.apply(desk.state.tr.setSelection(TextSelection.create(desk.state.doc, at)));
      return rangeAtCursor(desk.state);
    };
    expect(put(range.from + 4)).toBe('b');
    expect(put(range.from + 1)).toBe('a');
    expect(put(first)).toBeNull();
  });

  it('are carried from the version that the server knows into a text that went on meanwhile', () => {
    const desk = new Desk();
    desk.type(first, 'abc');
    const question = askForPlaces(desk.state, (tr) => desk.apply(tr));
    expect(question.version).toBe(4);
    desk.type(first, 'de');
    const [step] = EditorState.create({ doc }).tr.insertText('svešs ', first).steps;
    if (!step) throw new Error('no step');
    desk.apply(receiveTransaction(desk.state, [step], ['other']));
    expect(sendableSteps(desk.state)?.steps).toHaveLength(2);
    const now = question.now(desk.state, range);
    expect(desk.state.doc.textBetween(now.from, now.to)).toBe(doc.textBetween(range.from, range.to));
    desk.apply(placesCame(desk.state));
    expect(question.now(desk.state, range)).toEqual({ from: range.from + 3, to: range.to + 3 });
  });
});

it('a comment can be begun only while a panel takes it', () => {
  const state = EditorState.create({ doc, plugins: marginLinks() });
  let begun = 0;
  expect(beginComment(state)).toBe(false);
  marginRequests(state).comment = { label: 'Komentēt', keys: '', run: () => (begun += 1) };
  expect(beginComment(state)).toBe(true);
  expect(begun).toBe(0);
  beginComment(state, () => undefined);
  expect(begun).toBe(1);
});
