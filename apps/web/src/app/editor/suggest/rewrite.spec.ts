import fc from 'fast-check';
import { collab, receiveTransaction, sendableSteps } from 'prosemirror-collab';
import { history, redo, undo } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, tableEditing } from 'prosemirror-tables';
import { acceptedText, findById, idSource, rejectedText, seededRandom } from '#libs/bylaw-document';
import { suggestOnly } from '#libs/bylaw-collab';
import { acceptedEdit, listSuggestions } from '#libs/bylaw-suggest';
import { Dice, randomBylaw } from '../../../../../../libs/bylaw-document/testing/index';
import { enter, newParagraph, newPoint } from '../enter';
import { newAnnex, newChapter, newFootnote } from '../insert';
import { joinBackward, joinForward } from '../join';
import { indent, outdent } from '../levels';
import { moveUnit } from '../move';
import { after, bylaw, cursorAt, outlineOf, problemsOf, stateOf } from '../testing/index';
import { suggestModeState, toggleSuggesting, withSuggestMode } from './mode';
import { suggested } from './rewrite';

const newId = idSource(seededRandom(41));
const act = () => bylaw(['Pirmā', ['viens', 'aa', 'bb'], 'divi'], ['Otrā', 'trīs', 'četri']);

function open(doc: Node = act(), more: Parameters<typeof stateOf>[1] = []): EditorState {
  const state = stateOf(doc, [suggestModeState(), history(), tableEditing(), ...more]);
  return state.apply(withSuggestMode(state, { author: 'Andris Kalniņš', on: true }));
}

const dispatched = (state: EditorState, tr: Transaction): EditorState => {
  const used = suggested(state, tr, newId, () => '2026-03-02T10:00:00Z');
  return used ? state.apply(used) : state;
};

function run(state: EditorState, command: Command): EditorState {
  let next = state;
  command(state, (tr) => (next = dispatched(state, tr)));
  return next;
}

const type = (state: EditorState, text: string): EditorState =>
  [...text].reduce((now, sign) => dispatched(now, now.tr.insertText(sign)), state);
const backspace = (state: EditorState): EditorState => {
  const { from, empty } = state.selection;
  return dispatched(state, empty ? state.tr.delete(from - 1, from) : state.tr.deleteSelection());
};
const kinds = (state: EditorState): string[] =>
  listSuggestions(state.doc).map(({ kind, before, after: words }) => `${kind}: ${before} > ${words}`);

describe('the mode of suggestions', () => {
  it('makes what is typed one suggestion, and takes own words really back', () => {
    const start = open();
    const typed = type(cursorAt(start, 'divi', true), ' un vairāk');
    expect(kinds(typed)).toEqual(['insertion:  > un vairāk']);
    expect(rejectedText(typed.doc)).toEqual(start.doc);
    expect(kinds(backspace(typed))).toEqual(['insertion:  > un vairā']);
  });

  it('strikes what others wrote and leaves the cursor before it, so that Backspace goes on', () => {
    const start = cursorAt(open(), 'divi', true);
    const struck = backspace(backspace(start));
    expect(kinds(struck)).toEqual(['deletion: vi > ']);
    expect(struck.selection.from).toBe(start.selection.from - 2);
    const replaced = type(struck, 'va');
    expect(kinds(replaced)).toEqual(['replacement: vi > va']);
    expect(outlineOf(acceptedText(replaced.doc))).toContain('2. diva');
  });

  it('replaces a selection, the new words behind the struck ones', () => {
    const state = cursorAt(open(), 'viens');
    const { from } = state.selection;
    const selected = state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, from + 5)));
    const typed = type(selected, 'pirmais');
    expect(kinds(typed)).toEqual(['replacement: viens > pirmais']);
    expect(typed.selection.$from.parent.textContent).toBe('vienspirmais');
    expect(typed.selection.$from.parentOffset).toBe('vienspirmais'.length);
  });

  it('splits with Enter, joins with Backspace, and takes its own split back', () => {
    const start = open();
    const split = run(cursorAt(start, 'ivi'), enter);
    expect(kinds(split)).toEqual(['split:  > ']);
    expect(rejectedText(split.doc)).toEqual(start.doc);
    expect(run(split, joinBackward).doc.eq(start.doc)).toBe(true);
    const joined = run(cursorAt(start, 'divi'), joinBackward);
    expect(kinds(joined)).toEqual(['join:  > ']);
    expect(outlineOf(acceptedText(joined.doc)).slice(0, 4)).toEqual([
      'I Pirmā',
      '1. viens',
      '1.1. aa',
      '1.2. bbdivi',
    ]);
  });

  it('joins to what was split off before', () => {
    const start = open();
    const split = run(cursorAt(start, 'īs'), enter);
    const joined = run(cursorAt(split, 'četri'), joinBackward);
    expect(kinds(joined)).toEqual(['split:  > ', 'join:  > ']);
    expect(rejectedText(joined.doc)).toEqual(start.doc);
    expect(outlineOf(acceptedText(joined.doc)).slice(-2)).toEqual(['3. tr', '4. īsčetri']);
  });

  it('writes nothing into a struck block, which would go with it', () => {
    const start = cursorAt(open(), 'divi');
    const { $from } = start.selection;
    const struck = dispatched(start, start.tr.delete($from.before(-1), $from.after(-1)));
    expect(kinds(struck)).toEqual(['deletion: divi > ']);
    expect(type(cursorAt(struck, 'vi'), 'x').doc.eq(struck.doc)).toBe(false);
    expect(type(cursorAt(struck, 'ivi'), 'x').doc.eq(struck.doc)).toBe(true);
  });

  it('moves a point: struck where it was, inserted where it goes, with its own id when accepted', () => {
    const start = cursorAt(open(), 'divi');
    const id = String(start.selection.$from.node(-1).attrs['id']);
    const moved = run(start, moveUnit(1));
    const [entry] = listSuggestions(moved.doc);
    expect([entry?.kind, listSuggestions(moved.doc).length]).toEqual(['move', 1]);
    const accepted = acceptedText(moved.doc);
    expect(findById(accepted, id)?.node.textContent).toBe('divi');
    expect(outlineOf(accepted).slice(-4)).toEqual(['II Otrā', '2. divi', '3. trīs', '4. četri']);
    // Once more it is still one move from the first place.
    const again = run(moved, moveUnit(1));
    expect(listSuggestions(again.doc)).toHaveLength(1);
    expect(rejectedText(again.doc)).toEqual(start.doc);
  });

  it('undoes and redoes suggestions as they were, and lets the steps of others through', () => {
    const start = cursorAt(open(act(), [collab({ clientID: 'a' })]), 'divi', true);
    const typed = type(start, ' x');
    const undone = run(typed, undo);
    expect(undone.doc.eq(start.doc)).toBe(true);
    expect(kinds(run(undone, redo))).toEqual(['insertion:  > x']);
    const other = stateOf(start.doc, [collab({ clientID: 'b' })]);
    const sent = sendableSteps(other.apply(other.tr.insertText('Viņš ', 1 + 1)));
    const remote = receiveTransaction(typed, sent?.steps ?? [], ['b']);
    expect(dispatched(typed, remote).doc.firstChild?.textContent).toContain('Viņš ');
  });

  it('cannot be switched off by whoever may do nothing else', () => {
    const state = open();
    expect(toggleSuggesting(state)).toBe(true);
    const forced = state.apply(withSuggestMode(state, { forced: true }));
    expect(toggleSuggesting(forced)).toBe(false);
  });

  it('keeps both ends whatever the commands of the editor do', () => {
    const commands: Command[] = [
      ...[enter, newParagraph, newPoint, newChapter, newAnnex, newFootnote, joinBackward, joinForward],
      ...[indent, outdent, moveUnit(-1), moveUnit(1), addRowAfter, addColumnAfter, deleteRow, deleteColumn],
    ];
    let changed = 0;
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const dice = new Dice(seed);
        let state = open(randomBylaw(seed, { points: 5 }));
        for (let round = 0; round < 6; round += 1) {
          const places: number[] = [];
          state.doc.descendants((node, pos) => {
            const struck = state.doc.resolve(pos);
            const gone = Array.from({ length: struck.depth + 1 }, (_, at) => struck.node(at)).some((one) =>
              one.marks.some(({ type: { name } }) => name === 'deletion'),
            );
            if (node.isTextblock && !gone) places.push(pos + 1 + dice.between(0, node.content.size));
          });
          const $at = state.doc.resolve(dice.pick(places));
          state = state.apply(state.tr.setSelection(TextSelection.near($at)));
          const command = dice.pick(commands);
          const plain = after(state, command);
          const next = run(state, command);
          if (plain.doc.eq(state.doc) || next === state) continue;
          changed += 1;
          expect(problemsOf(next.doc)).toEqual([]);
          expect(rejectedText(next.doc)).toEqual(rejectedText(state.doc));
          // What the server asks of people who may only suggest.
          expect(suggestOnly(state.doc, next.doc, 'Andris Kalniņš')).toEqual([]);
          const want = acceptedEdit(state.doc, plain.doc);
          expect(outlineOf(acceptedText(next.doc))).toEqual(outlineOf(want));
          state = next;
        }
      }),
      { numRuns: 60 },
    );
    expect(changed).toBeGreaterThan(60);
  });
});
