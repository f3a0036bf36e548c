import type { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { cleanPaste, pastedOddities } from './paste';
import { bylaw, cursorAt, outlineOf, problemsOf, stateOf } from './testing/index';

/** What is there after the HTML was pasted behind the text. */
function pasted(html: string, behind = 'viens'): EditorState {
  const doc = bylaw(['Pirmā', 'viens', 'divi']);
  const state = cursorAt(stateOf(doc, [cleanPaste(doc.type.schema)]), behind, true);
  const view = new EditorView(document.createElement('div'), { state });
  const event = new Event('paste') as ClipboardEvent;
  Object.defineProperty(event, 'clipboardData', {
    value: { getData: (type: string) => (type === 'text/html' ? html : '') },
  });
  view.pasteHTML(html, event);
  const after = view.state;
  view.destroy();
  expect(problemsOf(after.doc)).toEqual([]);
  return after;
}

describe('pasting', () => {
  it('makes points and sub-points of typed numbers', () => {
    const state = pasted(
      '<p>1. Pirmais punkts:</p><p>1.1. viena lieta;</p><p>1.2. otra lieta.</p><p>2. Otrais.</p>',
    );
    expect(outlineOf(state.doc)).toEqual([
      'I Pirmā',
      '1. viensPirmais punkts:',
      '1.1. viena lieta;',
      '1.2. otra lieta.',
      '2. Otrais.',
      '3. divi',
    ]);
  });

  it('keeps what it knows of the formatting of word processors and drops the rest', () => {
    const state = pasted(
      '<html><head><style>p{color:red}</style></head><body><p class="MsoNormal" style="margin:0">m<span style="vertical-align:super">2</span> <b>treknais</b><o:p></o:p></p></body></html>',
    );
    const html = JSON.stringify(state.doc.toJSON());
    expect(state.doc.textContent).toContain('viensm2 treknais');
    expect(html).toContain('superscript');
    expect(html).toContain('strong');
    expect(html).not.toContain('color');
  });

  it('keeps what does not fit as marked text', () => {
    const state = pasted('<p>Skat. <img alt="Karte ar robežu" src="x.png"> un <button>Sūtīt</button></p>');
    expect(state.doc.textContent).toContain('⟦Karte ar robežu⟧');
    const odd = pastedOddities(state).map(({ from, to }) => state.doc.textBetween(from, to));
    expect(odd).toEqual(['⟦Karte ar robežu⟧', '⟦Sūtīt⟧']);
  });

  it('loses no word of lines without numbers', () => {
    const state = pasted('<div><p>alfa</p><ul><li>beta</li><li>gamma</li></ul></div>');
    for (const word of ['alfa', 'beta', 'gamma', 'viens', 'divi'])
      expect(state.doc.textContent).toContain(word);
  });
});
