import { baseKeymap, chainCommands } from 'prosemirror-commands';
import { AllSelection, TextSelection, type Command, type EditorState } from 'prosemirror-state';
import fc from 'fast-check';
import { findById } from '#libs/bylaw-document';
import { Dice, randomBylaw } from '../../../../../libs/bylaw-document/testing/index';
import { crossesParts, deleteAcross, typedAcross } from './across';
import { enter, newPoint } from './enter';
import { newAnnex, newChapter } from './insert';
import { joinBackward, joinForward } from './join';
import { indent, outdent } from './levels';
import { moveUnit } from './move';
import { newTable, USUAL_TABLE } from './tables';
import { after, bylaw, cursorAt, outlineOf, problemsOf, stateOf } from './testing/index';

const act = () => bylaw(['Pirmā', ['viens', 'aa', 'bb', 'cc'], 'divi'], ['Otrā', 'trīs', 'četri']);

function type(state: EditorState, text: string): EditorState {
  return state.apply(state.tr.insertText(text));
}

describe('Enter', () => {
  it('makes a new point behind the text, numbered at once', () => {
    const state = after(cursorAt(stateOf(act()), 'divi', true), enter);
    expect(outlineOf(type(state, 'jauns').doc)).toEqual([
      ...['I Pirmā', '1. viens', '1.1. aa', '1.2. bb', '1.3. cc', '2. divi', '3. jauns'],
      ...['II Otrā', '4. trīs', '5. četri'],
    ]);
    expect(problemsOf(state.doc)).toEqual([]);
  });

  it('splits a text and leaves the id with its beginning', () => {
    const start = cursorAt(stateOf(act()), 'īs');
    const unit = String(start.selection.$from.node(-1).attrs['id']);
    const state = after(start, enter);
    expect(outlineOf(state.doc).slice(-3)).toEqual(['3. tr', '4. īs', '5. četri']);
    expect(findById(state.doc, unit)?.node.textContent).toBe('tr');
  });

  it('at the beginning of a text pushes it down and leaves the id with the text', () => {
    const start = cursorAt(stateOf(act()), 'divi');
    const unit = String(start.selection.$from.node(-1).attrs['id']);
    const state = after(start, enter);
    expect(outlineOf(state.doc).slice(5, 7)).toEqual(['2.', '3. divi']);
    expect(findById(state.doc, unit)?.node.textContent).toBe('divi');
    expect(state.selection.$from.parent.textContent).toBe('divi');
  });

  it('behind the text of a point with sub-points makes the first sub-point', () => {
    const state = after(cursorAt(stateOf(act()), 'viens', true), enter);
    expect(outlineOf(type(state, 'x').doc).slice(1, 4)).toEqual(['1. viens', '1.1. x', '1.2. aa']);
  });

  it('on an empty sub-point goes a level up and takes what follows along', () => {
    const empty = after(cursorAt(stateOf(act()), 'bb', true), enter);
    const lifted = after(empty, enter);
    expect(outlineOf(type(lifted, 'x').doc).slice(1, 7)).toEqual([
      ...['1. viens', '1.1. aa', '1.2. bb', '2. x', '2.1. cc', '3. divi'],
    ]);
    expect(problemsOf(lifted.doc)).toEqual([]);
  });

  it('on an empty point leaves the points', () => {
    const empty = after(cursorAt(stateOf(act()), 'divi', true), enter);
    const left = type(after(empty, enter), 'teksts');
    expect(outlineOf(left.doc)).toContain('– teksts');
    expect(problemsOf(left.doc)).toEqual([]);
  });

  it('in a heading makes the first point below it', () => {
    const state = after(cursorAt(stateOf(act()), 'Otrā', true), enter);
    expect(outlineOf(type(state, 'x').doc).slice(-4)).toEqual(['II Otrā', '3. x', '4. trīs', '5. četri']);
  });

  it('with Ctrl makes a point behind the whole point', () => {
    const state = after(cursorAt(stateOf(act()), 'aa'), newPoint);
    expect(outlineOf(type(state, 'x').doc).slice(4, 7)).toEqual(['1.3. cc', '2. x', '3. divi']);
  });
});

describe('levels', () => {
  it('Tab makes a sub-point of a point and keeps its id', () => {
    const start = cursorAt(stateOf(act()), 'divi');
    const unit = String(start.selection.$from.node(-1).attrs['id']);
    const state = after(start, indent);
    expect(outlineOf(state.doc).slice(1, 6)).toEqual([
      '1. viens',
      '1.1. aa',
      '1.2. bb',
      '1.3. cc',
      '1.4. divi',
    ]);
    expect(findById(state.doc, unit)?.node.type.name).toBe('subpoint');
    expect(state.selection.$from.parent.textContent).toBe('divi');
  });

  it('Tab stops at four levels', () => {
    const deep = bylaw(['N', ['1', ['1', ['1', '4.1', '4.2']]]]);
    const state = cursorAt(stateOf(deep), '4.2');
    expect(after(state, indent)).toBe(state);
  });

  it('Shift-Tab takes what follows along, so the order of reading stays', () => {
    const state = after(cursorAt(stateOf(act()), 'bb'), outdent);
    expect(outlineOf(state.doc).slice(1, 6)).toEqual(['1. viens', '1.1. aa', '2. bb', '2.1. cc', '3. divi']);
  });

  it('Tab and Shift-Tab undo each other', () => {
    const start = cursorAt(stateOf(act()), 'cc');
    const out = after(start, outdent);
    expect(after(out, indent).doc.toJSON()).toEqual(start.doc.toJSON());
  });

  it('nests chapters', () => {
    const state = after(cursorAt(stateOf(act()), 'Otrā'), indent);
    expect(outlineOf(state.doc)).toContain('1.1 Otrā');
    expect(outlineOf(after(state, outdent).doc)).toEqual(outlineOf(act()));
  });
});

describe('moving', () => {
  it('changes places with the neighbour and takes the cursor along', () => {
    const state = after(cursorAt(stateOf(act()), 'ivi'), moveUnit(-1));
    expect(outlineOf(state.doc).slice(1, 3)).toEqual(['1. divi', '2. viens']);
    expect(state.selection.$from.parentOffset).toBe(1);
  });

  it('goes over the edge of a chapter and back', () => {
    const over = after(cursorAt(stateOf(act()), 'trīs'), moveUnit(-1));
    expect(outlineOf(over.doc).slice(5)).toEqual(['2. divi', '3. trīs', 'II Otrā', '4. četri']);
    expect(outlineOf(after(over, moveUnit(1)).doc)).toEqual(outlineOf(act()));
  });

  it('moves a sub-point to the next point', () => {
    const state = after(cursorAt(stateOf(act()), 'cc'), moveUnit(1));
    expect(outlineOf(state.doc).slice(3, 6)).toEqual(['1.2. bb', '2. divi', '2.1. cc']);
  });

  it('stops at the ends', () => {
    const first = cursorAt(stateOf(act()), 'viens');
    expect(after(first, moveUnit(-1))).toBe(first);
    const last = cursorAt(stateOf(act()), 'četri');
    expect(after(last, moveUnit(1))).toBe(last);
  });
});

describe('joining', () => {
  it('Backspace joins the text to the one before, sub-points stay below', () => {
    const doc = bylaw(['N', 'viens', ['divi', 'aa', 'bb']]);
    const state = after(cursorAt(stateOf(doc), 'divi'), joinBackward);
    expect(outlineOf(state.doc)).toEqual(['I N', '1. viensdivi', '1.1. aa', '1.2. bb']);
    expect(problemsOf(state.doc)).toEqual([]);
  });

  it('Backspace in the first sub-point joins it to its point', () => {
    const state = after(cursorAt(stateOf(act()), 'aa'), joinBackward);
    expect(outlineOf(state.doc).slice(1, 4)).toEqual(['1. viensaa', '1.1. bb', '1.2. cc']);
  });

  it('does nothing behind a heading, but removes an empty point there', () => {
    const state = cursorAt(stateOf(act()), 'trīs');
    expect(after(state, joinBackward)).toBe(state);
    const empty = after(cursorAt(state, 'Otrā', true), enter);
    expect(outlineOf(after(empty, joinBackward).doc)).toEqual(outlineOf(act()));
  });

  it('Delete at the end joins the next unit', () => {
    const state = after(cursorAt(stateOf(act()), 'trīs', true), joinForward);
    expect(outlineOf(state.doc).slice(-1)).toEqual(['3. trīsčetri']);
  });
});

it('a new chapter takes what follows in the old one', () => {
  const state = after(cursorAt(stateOf(act()), 'viens'), newChapter);
  expect(outlineOf(type(state, 'Vidus').doc)).toEqual([
    ...['I Pirmā', '1. viens', '1.1. aa', '1.2. bb', '1.3. cc', 'II Vidus', '2. divi'],
    ...['III Otrā', '3. trīs', '4. četri'],
  ]);
});

describe('any sequence of commands', () => {
  const base = ['Backspace', 'Delete', 'Mod-Backspace'].map((key) =>
    chainCommands(deleteAcross, baseKeymap[key] as Command),
  );
  const typed: Command = (state, dispatch) => {
    dispatch?.(crossesParts(state) ? typedAcross(state, 'ā') : state.tr.insertText('ā'));
    return true;
  };
  const commands: Command[] = [
    ...[enter, newPoint, indent, outdent, moveUnit(-1), moveUnit(1), joinBackward, joinForward],
    ...[newChapter, newAnnex, newTable(USUAL_TABLE), typed, ...base],
  ];

  function select(state: EditorState, dice: Dice): EditorState {
    const { size } = state.doc.content;
    if (dice.chance(0.01)) return state.apply(state.tr.setSelection(new AllSelection(state.doc)));
    const from = dice.between(0, size);
    const to = dice.chance(0.7) ? from : Math.min(size, from + dice.between(0, 60));
    return state.apply(
      state.tr.setSelection(TextSelection.between(state.doc.resolve(from), state.doc.resolve(to))),
    );
  }

  it('leaves a document that the server takes, with unique ids', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const dice = new Dice(seed);
        let state = stateOf(randomBylaw(seed, { points: 6, annexes: 1 }));
        for (let turn = 0; turn < 25; turn += 1) {
          state = after(select(state, dice), dice.pick(commands));
          state.doc.check();
          expect(problemsOf(state.doc)).toEqual([]);
        }
      }),
      { numRuns: 120 },
    );
  });
});
