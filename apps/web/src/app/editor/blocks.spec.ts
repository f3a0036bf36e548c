import { TextSelection, type EditorState } from 'prosemirror-state';
import { tableEditing } from 'prosemirror-tables';
import { EditorView } from 'prosemirror-view';
import { danglingIn, newlyDangling } from './dangling';
import { describeFigure, insertFigure } from './figures';
import { crossFootnote, deleteFootnote, footnotes, leaveFootnote } from './footnotes';
import { headingLevels } from './heading-levels';
import { insertReference, newFootnote } from './insert';
import { indent } from './levels';
import { numberingOf } from './numbering';
import { caption, equalColumns, newTable, nextCell, USUAL_TABLE, widenColumn } from './tables';
import { after, bylaw, cursorAt, outlineOf, problemsOf, stateOf } from './testing/index';
import { follow, goBack, travel } from './travel';

const act = () => bylaw(['Pirmā', 'viens', 'divi'], ['Otrā', 'trīs']);
const typed = (state: EditorState, text: string) => state.apply(state.tr.insertText(text));
const shown = (state: EditorState) => new EditorView(document.createElement('div'), { state });

function referring(state: EditorState, at: string, to: string): EditorState {
  const place = cursorAt(state, at, true);
  const unit = [...numberingOf(place).values()].find(({ text }) => text === to);
  if (!unit) throw new Error(`no unit ${to}`);
  const { from } = place.selection;
  return place.apply(insertReference(place, { from, to: from }, unit, 'loc'));
}

describe('footnotes', () => {
  it('are written in place and left by Enter or the arrows', () => {
    const inside = typed(after(cursorAt(stateOf(act()), 'viens', true), newFootnote), 'piezīme');
    expect(inside.selection.$from.parent.type.name).toBe('footnote');
    const behind = typed(after(inside, leaveFootnote('after')), ' tālāk');
    expect(outlineOf(behind.doc)[1]).toBe('1. vienspiezīme tālāk');
    const right = after(inside, crossFootnote(1));
    expect(right.selection.$from.parent.type.name).toBe('paragraph');
    expect(after(right, crossFootnote(-1)).selection.$from.parent.type.name).toBe('footnote');
    expect(problemsOf(behind.doc)).toEqual([]);
  });

  it('disappear by Backspace only when they are empty', () => {
    const empty = after(cursorAt(stateOf(act()), 'viens', true), newFootnote);
    expect(outlineOf(after(empty, deleteFootnote).doc)).toEqual(outlineOf(act()));
    const full = cursorAt(typed(empty, 'x'), 'x');
    const left = after(full, deleteFootnote);
    expect(left.doc.eq(full.doc)).toBe(true);
    expect(left.selection.$from.parent.type.name).toBe('paragraph');
  });

  it('are counted through the text, and again when one comes before them', () => {
    const state = typed(
      after(cursorAt(stateOf(act(), [footnotes('piezīme')]), 'trīs', true), newFootnote),
      'b',
    );
    const view = shown(state);
    const signs = () =>
      [...view.dom.querySelectorAll('.footnote')].map((one) => one.getAttribute('aria-label'));
    expect(signs()).toEqual(['1. piezīme']);
    view.updateState(cursorAt(view.state, 'viens', true));
    newFootnote(view.state, view.dispatch);
    expect(signs()).toEqual(['1. piezīme', '2. piezīme']);
    view.destroy();
  });

  it('keep what is typed behind them outside', () => {
    const note = typed(
      after(cursorAt(stateOf(act(), [footnotes('piezīme')]), 'viens', true), newFootnote),
      'a',
    );
    const view = shown(after(note, leaveFootnote('after')));
    const event = new InputEvent('beforeinput', { inputType: 'insertText', data: 'x', cancelable: true });
    view.dom.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
    expect(view.state.selection.$from.parent.type.name).toBe('paragraph');
    expect(outlineOf(view.state.doc)[1]).toBe('1. viensax');
    view.destroy();
  });
});

describe('tables', () => {
  const made = (shape = USUAL_TABLE) =>
    after(cursorAt(stateOf(act(), [tableEditing()]), 'viens', true), newTable(shape));
  const cells = (state: EditorState): string[] => {
    const rows: string[] = [];
    state.doc.descendants((node) => {
      if (node.type.name === 'table_row')
        rows.push(node.children.map((cell) => (cell.type.name === 'table_header' ? '#' : '.')).join(''));
      return !node.isTextblock;
    });
    return rows;
  };

  it('have the size and the headers that were asked for', () => {
    expect(cells(made())).toEqual(['###', '...', '...']);
    expect(cells(made({ rows: 2, columns: 4, headerRow: false, headerColumn: true }))).toEqual([
      '#...',
      '#...',
    ]);
    expect(problemsOf(made().doc)).toEqual([]);
  });

  it('get a new row by Tab in the last cell', () => {
    const view = shown(made({ rows: 1, columns: 2, headerRow: false, headerColumn: false }));
    nextCell(view.state, view.dispatch, view);
    nextCell(view.state, view.dispatch, view);
    expect(cells(view.state)).toEqual(['..', '..']);
    view.dispatch(view.state.tr.insertText('x'));
    expect(view.state.selection.$from.node(-2).firstChild?.textContent).toBe('x');
    view.destroy();
  });

  it('have columns that keys make wider, narrower and equal', () => {
    const widths = (state: EditorState): unknown[] => {
      const found: unknown[] = [];
      state.doc.descendants((node) => {
        if ('colwidth' in node.attrs) found.push(node.attrs['colwidth']);
      });
      return found.slice(0, 3);
    };
    const wide = after(made(), widenColumn(1));
    expect(widths(wide)).toEqual([[140], null, null]);
    expect(widths(after(wide, widenColumn(-1)))).toEqual([[120], null, null]);
    expect(widths(after(wide, equalColumns))).toEqual([null, null, null]);
    expect(problemsOf(wide.doc)).toEqual([]);
  });

  it('have a caption in the line before them, once', () => {
    const named = typed(after(made(), caption), 'Maksa');
    expect(named.doc.textContent).toContain('1. tabula. Maksa');
    const again = after(cursorAt(named, 'Maksa'), caption);
    expect(again.doc.eq(named.doc)).toBe(true);
    expect(problemsOf(named.doc)).toEqual([]);
  });
});

describe('images', () => {
  const image = { digest: 'ab'.repeat(32), mediaType: 'image/png', width: 2000 };

  it('stand behind the text with their words, no wider than it', () => {
    const state = cursorAt(stateOf(act()), 'viens', true);
    const next = state.apply(insertFigure(state, image, { alt: 'Karte', decorative: false })!);
    expect(problemsOf(next.doc)).toEqual([]);
    const figure = next.selection.$from.nodeAfter;
    expect(figure?.attrs).toMatchObject({ alt: 'Karte', decorative: false, width: 680 });
    const { from } = next.selection;
    const described = next.apply(describeFigure(next, from, { alt: '', decorative: true })!);
    expect(described.doc.nodeAt(from)?.attrs).toMatchObject({ alt: '', decorative: true, width: 680 });
    expect(describeFigure(next, 1, { alt: 'x', decorative: false })).toBeNull();
  });
});

describe('references', () => {
  it('are followed, and one comes back', () => {
    const state = referring(stateOf(act(), [travel()]), 'viens', '3.');
    const there = after(state, follow);
    expect(there.selection.$from.parent.textContent).toBe('trīs');
    const grown = there.apply(there.tr.insertText('jauns ', cursorAt(there, 'viens').selection.from));
    const back = after(grown, goBack);
    expect(back.selection.$from.parent.textContent).toContain('viens');
    expect(after(back, goBack)).toBe(back);
  });

  it('say what a deletion left without a target, and nothing of what was so before', () => {
    const state = referring(stateOf(act()), 'viens', '3.');
    const $target = cursorAt(state, 'trīs').selection.$from;
    const gone = state.apply(state.tr.delete($target.before(-1), $target.after(-1)));
    const before = danglingIn(state);
    expect(before).toEqual([]);
    expect(newlyDangling(before, danglingIn(gone))).toHaveLength(1);
    const more = gone.apply(gone.tr.insertText('x', 1));
    expect(newlyDangling(danglingIn(gone), danglingIn(more))).toEqual([]);
  });
});

it('headings of sub-chapters are one level lower', () => {
  const nested = after(cursorAt(stateOf(act(), [headingLevels()]), 'Otrā'), indent);
  const view = shown(nested);
  const levels = [...view.dom.querySelectorAll('.heading')].map((one) => one.getAttribute('aria-level'));
  expect(levels).toEqual([null, '3']);
  view.dispatch(view.state.tr.setSelection(TextSelection.atEnd(view.state.doc)).insertText('x'));
  expect(view.dom.querySelector('[aria-level="3"]')?.textContent).toBe('Otrā');
  view.destroy();
});
