import type { EditorState } from 'prosemirror-state';
import fc from 'fast-check';
import { bylawSchema } from '#libs/bylaw-document';
import { Dice, randomBylaw } from '../../../../../libs/bylaw-document/testing/index';
import { currentMatch, findText, foundIn, goToMatch, replaceMatches, search } from './find';
import { matchesIn, USUAL, type FindOptions } from './find-matches';
import { bylaw, cursorAt, stateOf } from './testing/index';

const open = (...points: string[]): EditorState => stateOf(bylaw(['N', ...points]), [findText()]);

function found(state: EditorState, query: string, options: Partial<FindOptions> = {}): string[] {
  const next = state.apply(search(state, query, { ...USUAL, ...options }));
  return foundIn(next).matches.map(({ from, to }) => next.doc.textBetween(from, to));
}

describe('finding', () => {
  it('takes capitals, quotation marks, dashes and kinds of spaces for the same unless told otherwise', () => {
    const state = open('„Pašvaldība” maksā 5\u00a0eiro', 'pašvaldība 2026–2027');
    expect(found(state, 'PAŠVALDĪBA')).toHaveLength(2);
    expect(found(state, 'PAŠVALDĪBA', { matchCase: true })).toEqual([]);
    expect(found(state, '"pašvaldība"')).toEqual(['„Pašvaldība”']);
    expect(found(state, '5 eiro')).toEqual(['5\u00a0eiro']);
    expect(found(state, '2026-2027')).toEqual(['2026–2027']);
  });

  it('finds letters without their marks only when asked', () => {
    const state = open('Ādažu novadā');
    expect(found(state, 'adazu')).toEqual([]);
    expect(found(state, 'adazu', { anyMarks: true })).toEqual(['Ādažu']);
    expect(found(state, 'Adazu', { anyMarks: true, matchCase: true })).toEqual(['Ādažu']);
    expect(found(state, 'adazu', { anyMarks: true, matchCase: true })).toEqual([]);
  });

  it('finds whole words, also beside Latvian letters and digits', () => {
    const state = open('nodeva, nodevas, pašnodeva un nodeva2; nodeva');
    expect(found(state, 'nodeva', { wholeWord: true })).toHaveLength(2);
    expect(found(state, 'nodeva')).toHaveLength(5);
  });

  it('finds what stands before and inside a footnote, at the right places', () => {
    const note = bylawSchema.node('footnote', null, [bylawSchema.text('nodeva zemsvītrā')]);
    const state = open('nodeva ir');
    const next = state.apply(state.tr.insert(cursorAt(state, 'nodeva', true).selection.from, note));
    expect(found(next, 'nodeva')).toEqual(['nodeva', 'nodeva']);
    expect(found(next, 'ir')).toEqual(['ir']);
  });

  it('keeps to what was selected, also when text grows inside it', () => {
    const state = open('nodeva viens', 'nodeva divi', 'nodeva trīs');
    const [from, to] = [
      cursorAt(state, 'nodeva divi').selection.from,
      cursorAt(state, 'divi', true).selection.to,
    ];
    let next = state.apply(search(state, 'nodeva', USUAL, { from, to }));
    expect(foundIn(next).matches).toHaveLength(1);
    next = next.apply(next.tr.insertText('nodeva ', from + 3));
    next = next.apply(next.tr.insertText('nodeva ', cursorAt(next, 'divi').selection.from));
    expect(foundIn(next).matches).toHaveLength(2);
    expect(foundIn(next).matches[1]?.from).toBeLessThan(cursorAt(next, 'trīs').selection.from);
  });

  it('goes around the ends and says which place it is at', () => {
    let state = open('a nodeva', 'b nodeva');
    state = state.apply(search(state, 'nodeva'));
    expect(currentMatch(state)).toBe(-1);
    for (const at of [0, 1, 0]) {
      state = state.apply(goToMatch(state, 1)!);
      expect(currentMatch(state)).toBe(at);
    }
    state = state.apply(goToMatch(state, -1)!);
    expect(currentMatch(state)).toBe(1);
  });

  it('replaces one or all and keeps the format of what it replaces', () => {
    let state = open('maksa un maksa');
    const { from, to } = cursorAt(state, 'maksa').selection;
    state = state.apply(state.tr.addMark(from, to + 5, bylawSchema.marks.strong.create()));
    state = state.apply(search(state, 'maksa'));
    expect(replaceMatches(state, 'x', false)).toBeNull();
    state = state.apply(goToMatch(state, 1)!);
    const one = state.apply(replaceMatches(state, 'nodeva', false)!);
    expect(one.doc.textContent).toContain('nodeva un maksa');
    expect(one.doc.nodeAt(from)?.marks.map((mark) => mark.type.name)).toEqual(['strong']);
    const all = state.apply(replaceMatches(state, '', true)!);
    expect(all.doc.textContent).toContain(' un ');
    expect(foundIn(all).matches).toEqual([]);
  });

  it('finds after any change what a search from the beginning would find', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const dice = new Dice(seed);
        let state = stateOf(randomBylaw(seed, { points: 5 }), [findText()]);
        state = state.apply(search(state, 'a'));
        for (let turn = 0; turn < 12; turn += 1) {
          const at = dice.between(1, state.doc.content.size - 1);
          const to = Math.min(state.doc.content.size, at + dice.between(0, 9));
          const $at = state.doc.resolve(at);
          const tr = state.tr;
          if ($at.parent.inlineContent && dice.chance(0.7)) tr.insertText(dice.pick(['a', 'pa ', 'x']), at);
          else tr.deleteRange(at, to);
          state = state.apply(tr);
          expect(foundIn(state).matches).toEqual(matchesIn(state.doc, 'a', USUAL));
        }
      }),
      { numRuns: 60 },
    );
  });
});
