import type { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { memorandumSchema } from '#libs/bylaw-document';
import { randomMemorandum } from '../../../../../../libs/bylaw-document/testing/index';
import { enter } from '../enter';
import { after, bylaw, cursorAt, outlineOf, problemsOf, stateOf } from '../testing/index';
import { cleanPaste, pastedOddities, settleOddity } from './paste';
import { DOCS, LIBRE, WORD, WORD_NOTES, WORD_TABLE } from './testing/clipboards';

interface Pasting {
  html?: string;
  text?: string;
  files?: File[];
  plain?: boolean;
}

const asked: { files: readonly File[]; at: number }[] = [];
const plugin = (state: { schema: Parameters<typeof cleanPaste>[0] }) =>
  cleanPaste(state.schema, { images: (files, at) => asked.push({ files, at }) });

/** The state after something was pasted at the cursor. */
function pasteInto(
  start: EditorState,
  { html = '', text = '', files = [], plain = false }: Pasting,
): EditorState {
  const view = new EditorView(document.createElement('div'), { state: start });
  const event = new Event('paste', { bubbles: true, cancelable: true });
  const data = { 'text/html': html, 'text/plain': text };
  Object.defineProperty(event, 'clipboardData', {
    value: { files, getData: (type: keyof typeof data) => data[type] },
  });
  if (plain) view.dom.dispatchEvent(new KeyboardEvent('keydown', { keyCode: 16, shiftKey: true }));
  view.dom.dispatchEvent(event);
  const next = view.state;
  view.destroy();
  return next;
}

const sketch = () => {
  const doc = bylaw(['Pirmā', ['viens', 'apakša'], 'divi'], ['Otrā', 'trīs']);
  return stateOf(doc, [plugin({ schema: doc.type.schema })]);
};

function pasted(html: string, behind = 'divi'): EditorState {
  const next = pasteInto(cursorAt(sketch(), behind, true), { html });
  expect(problemsOf(next.doc)).toEqual([]);
  return next;
}

const oddOf = (state: EditorState) =>
  pastedOddities(state).map(({ from, to }) => state.doc.textBetween(from, to));
/** The outline without what was there before. */
const fresh = (state: EditorState) =>
  outlineOf(state.doc).filter((line) => !/Pirmā|viens|apakša|Otrā|trīs/.test(line));

describe('typed numbers', () => {
  it('become points and sub-points behind the point of the cursor', () => {
    const state = pasted(
      '<p>1. Pirmais punkts:</p><p>1.1. viena lieta;</p><p>1.2. otra lieta.</p><p>2. Otrais.</p>',
    );
    expect(outlineOf(state.doc)).toEqual([
      ...['I Pirmā', '1. viens', '1.1. apakša', '2. divi', '3. Pirmais punkts:', '3.1. viena lieta;'],
      ...['3.2. otra lieta.', '4. Otrais.', 'II Otrā', '5. trīs'],
    ]);
    expect(state.selection.$from.parent.textContent).toBe('Otrais.');
  });

  it('fill an empty point, which keeps its id', () => {
    const empty = after(cursorAt(sketch(), 'divi', true), enter);
    const id = empty.selection.$from.node(-1).attrs['id'] as string;
    const state = pasteInto(empty, { html: '<p>7. Jauns</p><p>8. Vēl</p>' });
    expect(fresh(state)).toEqual(['2. divi', '3. Jauns', '4. Vēl']);
    expect(JSON.stringify(state.doc.toJSON())).toContain(id);
    expect(problemsOf(state.doc)).toEqual([]);
  });

  it('become sub-points where the cursor is in one', () => {
    const state = pasted('<p>1. alfa</p><p>2. beta</p>', 'apakša');
    expect(outlineOf(state.doc).slice(1, 5)).toEqual(['1. viens', '1.1. apakša', '1.2. alfa', '1.3. beta']);
  });

  it('stop at the deepest level and lose no word', () => {
    const state = pasted('<p>1. a</p><p>1.1. b</p><p>1.1.1. c</p><p>1.1.1.1. d</p><p>1.1.1.1.1. e</p>');
    expect(fresh(state)).toEqual(['2. divi', '3. a', '3.1. b', '3.1.1. c', '3.1.1.1. d', '3.1.1.2. e']);
  });

  it('with letters stand below the number before them', () => {
    const state = pasted('<p>1. Iesniedz:</p><p>a) pieteikumu;</p><p>b) karti.</p><p>2. Beigas.</p>');
    expect(fresh(state)).toEqual([
      '2. divi',
      '3. Iesniedz:',
      '3.1. pieteikumu;',
      '3.2. karti.',
      '4. Beigas.',
    ]);
  });

  it('raised numbers of acts in force are numbers', () => {
    const state = pasted('<p>5.<sup>1</sup> Iespraustais.</p><p>6. Nākamais.</p>');
    expect(fresh(state)).toEqual(['2. divi', '3. Iespraustais.', '4. Nākamais.']);
  });

  it('are left alone where they are quantities, dates or references', () => {
    const state = pasted('<p>10 darba dienu laikā</p><p>15. maijā un</p><p>5. punktā minētais</p>');
    expect(state.doc.textContent).toContain('10 darba dienu laikā');
    expect(state.doc.textContent).toContain('15. maijā');
    expect(state.doc.textContent).toContain('5. punktā minētais');
  });

  it('under Roman numerals make chapters behind the chapter of the cursor', () => {
    const state = pasted('<p>III. Maksa</p><p>1. Maksā gadā.</p><h2>IV. Sodi</h2><p>2. Soda.</p>');
    expect(outlineOf(state.doc)).toEqual([
      ...['I Pirmā', '1. viens', '1.1. apakša', '2. divi', 'II Maksa', '3. Maksā gadā.', 'III Sodi'],
      ...['4. Soda.', 'IV Otrā', '5. trīs'],
    ]);
  });
});

describe('from Word', () => {
  it('takes automatic lists with their levels, also bullets', () => {
    expect(fresh(pasted(WORD))).toEqual([
      ...['2. divi', '3. Pašvaldība nodrošina:', '3.1. uzraudzību;', '3.2. sakopšanu;'],
      ...['3.2.1. ielās;', '3.2.2. parkos.', '4. Izdevumus sedz 5 m2.'],
    ]);
  });

  it('keeps what it knows of the format and drops the rest', () => {
    const html = JSON.stringify(pasted(WORD).doc.toJSON());
    expect(html).toContain('superscript');
    expect(html).toContain('strong');
    expect(html).not.toContain('Mso');
    expect(html).not.toContain('supportLists');
  });

  it('puts footnotes where their signs are', () => {
    const state = pasted(WORD_NOTES);
    const notes: string[] = [];
    state.doc.descendants((node) => {
      if (node.type.name === 'footnote') notes.push(node.textContent);
    });
    expect(notes).toEqual(['Skat. Pašvaldību likumu.', 'Otra piezīme.']);
    expect(state.doc.textContent).not.toContain('[1]');
  });

  it('keeps deleted text and comments as marked text, inserted text as text', () => {
    const state = pasted(WORD_NOTES);
    expect(oddOf(state)).toEqual(['⟦vecais⟧', '⟦Vai tas ir pareizi?⟧']);
    expect(state.doc.textContent).toContain('jaunais');
  });

  it('takes tables with merged cells, header cells and a caption before them', () => {
    const state = pasted(WORD_TABLE);
    const cells: string[] = [];
    state.doc.descendants((node) => {
      if (!node.type.name.startsWith('table_') || node.type.name === 'table_row') return true;
      const { colspan, rowspan } = node.attrs as { colspan: number; rowspan: number };
      cells.push(`${node.type.name === 'table_header' ? '#' : ''}${node.textContent} ${colspan}x${rowspan}`);
      return false;
    });
    expect(cells).toEqual([
      '#Pakalpojums 1x1',
      '#Maksa 2x1',
      'Noma 1x2',
      '5 1x1',
      '6 1x1',
      '7 1x1',
      '⟦a | b⟧ 1x1',
    ]);
    expect(state.doc.textContent).toContain('1. tabula. Maksa');
  });
});

describe('from LibreOffice and Google Docs', () => {
  it('takes nested lists, footnotes and formats of LibreOffice', () => {
    const state = pasted(LIBRE);
    expect(fresh(state)).toEqual(['2. divi', '3. Pirmaiszem svītras:', '3.1. apakšā;', '4. Otrais.']);
    expect(JSON.stringify(state.doc.toJSON())).toContain('"footnote"');
  });

  it('does not take all of Google Docs for bold', () => {
    const state = pasted(DOCS);
    const bold: string[] = [];
    state.doc.descendants((node) => {
      if (node.marks.some((mark) => mark.type.name === 'strong')) bold.push(node.text ?? '');
    });
    expect(bold).toEqual(['treknais']);
    expect(fresh(state).slice(-2)).toEqual(['3. pirmais no saraksta', '3.1. zem tā']);
  });
});

describe('what does not fit', () => {
  it('is kept as marked text and settled one by one', () => {
    const state = pasted(
      '<p>Skat. <img alt="Karte ar robežu" src="x.png"> un <button>Sūtīt</button> <img src="y"></p>',
    );
    expect(oddOf(state)).toEqual(['⟦Karte ar robežu⟧', '⟦Sūtīt⟧', '⟦attēls⟧']);
    const [first, second] = pastedOddities(state);
    const kept = state.apply(settleOddity(state, first!, true));
    expect(kept.doc.textContent).toContain('Skat. Karte ar robežu un ⟦Sūtīt⟧');
    expect(pastedOddities(kept)).toHaveLength(2);
    expect(state.apply(settleOddity(state, second!, false)).doc.textContent).not.toContain('Sūtīt');
  });

  it('hidden things are not text', () => {
    expect(
      pasted('<p>a<span style="display:none">slepens</span></p><p>b<script>x</script></p>').doc.textContent,
    ).not.toMatch(/slepens|x/);
  });

  it('loses no word of lines without numbers', () => {
    const state = pasted('<div><p>alfa</p><blockquote>beta</blockquote>gamma<pre>delta</pre></div>');
    for (const word of ['alfa', 'beta', 'gamma', 'delta', 'divi'])
      expect(state.doc.textContent).toContain(word);
  });
});

describe('plain text', () => {
  it('with numbers is structured as well', () => {
    const state = pasteInto(cursorAt(sketch(), 'divi', true), {
      text: '1. pirmā lieta\r\n1.1. daļa\r\n2. otra',
    });
    expect(fresh(state)).toEqual(['2. divi', '3. pirmā lieta', '3.1. daļa', '4. otra']);
  });

  it('with Shift stays text, whatever it looks like', () => {
    const state = pasteInto(cursorAt(sketch(), 'divi', true), {
      html: '<p><b>1. pirmā</b></p><p>2. otra</p>',
      text: '1. pirmā\n2. otra',
      plain: true,
    });
    expect(fresh(state)).toEqual(['2. divi1. pirmā', '– 2. otra']);
    expect(JSON.stringify(state.doc.toJSON())).not.toContain('strong');
    expect(problemsOf(state.doc)).toEqual([]);
  });

  it('of one line goes where the cursor is', () => {
    const state = pasteInto(cursorAt(sketch(), 'divi', true), { text: ' un vēl' });
    expect(fresh(state)).toEqual(['2. divi un vēl']);
  });
});

it('goes into a memorandum as paragraphs, lists and tables', () => {
  const doc = randomMemorandum(3);
  const state = stateOf(doc, [plugin({ schema: memorandumSchema })]);
  const next = pasteInto(state, { html: '<p>1. Viens</p><ul><li>alfa</li><li>beta</li></ul>' });
  for (const word of ['1. Viens', 'alfa', 'beta']) expect(next.doc.textContent).toContain(word);
  next.doc.check();
});

it('asks where pictures shall go, but takes the text where Word brings a picture of it', () => {
  const file = new File(['x'], 'karte.png', { type: 'image/png' });
  asked.length = 0;
  pasteInto(cursorAt(sketch(), 'divi', true), { html: '<img src="file:///c/karte.png">', files: [file] });
  expect(asked).toHaveLength(1);
  const state = pasteInto(cursorAt(sketch(), 'divi', true), {
    html: '<p>teksts</p>',
    text: 'teksts',
    files: [file],
  });
  expect(asked).toHaveLength(1);
  expect(state.doc.textContent).toContain('teksts');
});
