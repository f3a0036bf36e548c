import { undoInputRule } from 'prosemirror-inputrules';
import { TextSelection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { blankMemorandum, idSource, seededRandom } from '#libs/bylaw-document';
import { smartTyping } from './smart-typing';
import { bylaw, cursorAt, stateOf } from './testing/index';

/** Types character by character, as the keyboard does; then whatever else is asked. */
function typed(
  text: string,
  then: (view: EditorView) => void = () => undefined,
  start = cursorAt(stateOf(bylaw(['N', 'x']), [smartTyping()]), 'x', true),
): string {
  const state = start;
  const view = new EditorView(document.createElement('div'), { state });
  for (const sign of text) {
    const { from, to } = view.state.selection;
    const insert = () => view.state.tr.insertText(sign, from, to);
    if (!view.someProp('handleTextInput', (handle) => handle(view, from, to, sign, insert)))
      view.dispatch(insert());
  }
  then(view);
  const out = view.state.selection.$from.parent.textContent.slice(1);
  view.destroy();
  return out;
}

describe('typing', () => {
  it.each([
    [' "pašvaldība" ("dome")', ' "pašvaldība" ("dome")'],
    [' no 5-7 dienām', ' no 5–7 dienām'],
    [' 2026. gads - beigas', ' 2026. gads – beigas'],
    [' dome -- vai', ' dome – vai'],
    [' 5 % un 10 km.', ' 5\u00a0% un 10\u00a0km.'],
    [' 640 m2 zemes', ' 640\u00a0m² zemes'],
    [' Nr. 45', ' Nr.\u00a045'],
    [' utt...', ' utt…'],
    [' 12 mēneši', ' 12 mēneši'],
    [' 2026-05-01', ' 2026-05-01'],
    [' 2026-2027', ' 2026–2027'],
    [' XX-12-3 un e-pasts', ' XX-12-3 un e-pasts'],
  ])('%s becomes %s', (keys, text) => {
    expect(typed(keys)).toBe(text);
  });

  it('is taken back by one Backspace', () => {
    expect(typed(' - ', (view) => undoInputRule(view.state, view.dispatch))).toBe(' - ');
    expect(typed(' 5-7', (view) => undoInputRule(view.state, view.dispatch))).toBe(' 5-7');
  });

  it('makes quotation marks Latvian in a memorandum', () => {
    const doc = blankMemorandum(idSource(seededRandom(4)));
    const empty = stateOf(doc, [smartTyping()]);
    const start = empty.apply(empty.tr.setSelection(TextSelection.create(doc, 2)).insertText('x'));
    expect(typed(' "pašvaldība" ("dome")', undefined, start)).toBe(' „pašvaldība” („dome”)');
    expect(typed(' "', (view) => undoInputRule(view.state, view.dispatch), start)).toBe(' "');
  });
});
