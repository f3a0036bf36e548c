import { TextSelection, type EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { numberedClipboard } from './copy';
import { insertReference } from './insert';
import { numberingOf } from './numbering';
import { cleanPaste } from './paste/paste';
import { bylaw, cursorAt, outlineOf, stateOf } from './testing/index';

const start = () => {
  const doc = bylaw(['Pirmā', ['viens', 'aa', 'bb'], 'divi'], ['Otrā', 'trīs']);
  const { schema } = doc.type;
  return stateOf(doc, [numberedClipboard(schema), cleanPaste(schema, { images: () => undefined })]);
};

/** What goes to the clipboard when the text between two words is copied. */
function copied(state: EditorState, from: string, to: string, within = 0) {
  const anchor = cursorAt(state, from).selection.from + within;
  const head = cursorAt(state, to, true).selection.to;
  const selected = state.apply(state.tr.setSelection(TextSelection.create(state.doc, anchor, head)));
  const view = new EditorView(document.createElement('div'), { state: selected });
  const { dom, text } = view.serializeForClipboard(view.state.selection.content());
  view.destroy();
  return { html: dom.innerHTML, seen: dom.textContent, text };
}

describe('copying', () => {
  it('takes the numbers along as text', () => {
    const { seen, text } = copied(start(), 'viens', 'trīs');
    expect(seen).toBe('1. viens1.1. aa1.2. bb2. diviII. Otrā3. trīs');
    expect(text).toBe('1. viens\n1.1. aa\n1.2. bb\n2. divi\nII. Otrā\n3. trīs');
  });

  it('leaves the number of a unit that is copied from its middle', () => {
    expect(copied(start(), 'viens', 'bb', 2).text).toBe('ens\n1.1. aa\n1.2. bb');
    expect(copied(start(), 'bb', 'divi').text).toBe('1.2. bb\n2. divi');
    expect(copied(start(), 'viens', 'viens').text).toBe('viens');
  });

  it('writes references as they read now', () => {
    const state = cursorAt(start(), 'divi', true);
    const unit = [...numberingOf(state).values()].find(({ text }) => text === '3.');
    const { from } = state.selection;
    const next = state.apply(insertReference(state, { from, to: from }, unit!, 'loc'));
    const moved = next.apply(
      next.tr.delete(
        cursorAt(next, 'viens').selection.$from.before(-1),
        cursorAt(next, 'divi').selection.$from.before(-1),
      ),
    );
    expect(copied(moved, 'divi', 'Otrā').text).toContain('divi2. punktā');
  });

  it('pasted here again has its numbers once', () => {
    const state = start();
    const { html } = copied(state, 'viens', 'divi');
    const view = new EditorView(document.createElement('div'), { state: cursorAt(state, 'trīs', true) });
    view.pasteHTML(html, new Event('paste') as ClipboardEvent);
    expect(view.state.doc.textContent).not.toMatch(/1\./);
    expect(outlineOf(view.state.doc).join('\n')).toContain('aa');
    view.destroy();
  });
});
