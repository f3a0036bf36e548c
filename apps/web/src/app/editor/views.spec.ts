import { EditorView } from 'prosemirror-view';
import { bylawSchema } from '#libs/bylaw-document';
import { enter } from './enter';
import { moveUnit } from './move';
import { liveNumbers } from './node-views';
import { findText, foundIn, replaceMatches, search } from './find';
import { numberingOf } from './numbering';
import { insertReference } from './insert';
import { referenceSearch, findUnits, openSearch } from './reference-search';
import { bylaw, cursorAt, stateOf } from './testing/index';

const texts = {
  dangling: 'nav',
  formula: 'formula',
  footnote: '',
  suggestion: { inserted: '', deleted: '', split: '', joined: '', movedFrom: '', movedTo: '' },
  part: () => ({ title: '', guidance: '' }),
};
const keys = { move: () => {}, inflect: () => {}, choose: () => false };

function show() {
  const doc = bylaw(['Pirmā', 'viens', ['divi', 'aa', 'bb']], ['Otrā', 'trīs']);
  const state = stateOf(doc, [liveNumbers(texts), referenceSearch(keys), findText()]);
  return new EditorView(document.createElement('div'), { state });
}

const numbers = (view: EditorView) =>
  [...view.dom.querySelectorAll<HTMLElement>('.point, .subpoint')].map((one) => one.dataset['number']);

describe('live numbers', () => {
  it('stand beside the text, never in it', () => {
    const view = show();
    expect(numbers(view)).toEqual(['1.', '2.', '2.1.', '2.2.', '3.']);
    expect(view.dom.textContent).toBe('Par kārtībuPirmāviensdiviaabbOtrātrīs');
    view.destroy();
  });

  it('follow every change of the structure', () => {
    const view = show();
    view.updateState(cursorAt(view.state, 'viens', true));
    enter(view.state, view.dispatch);
    expect(numbers(view)).toEqual(['1.', '2.', '3.', '3.1.', '3.2.', '4.']);
    moveUnit(1)(view.state, view.dispatch);
    expect(numbers(view)).toEqual(['1.', '2.', '2.1.', '2.2.', '3.', '4.']);
    view.destroy();
  });

  it('are not counted again while somebody types', () => {
    const view = show();
    const before = numberingOf(view.state);
    view.dispatch(cursorAt(view.state, 'divi', true).tr.insertText('x'));
    expect(numberingOf(view.state)).toBe(before);
    view.destroy();
  });

  it('carry references along and show when a target is gone', () => {
    const view = show();
    const [target] = findUnits(view.state, '3');
    const at = cursorAt(view.state, 'viens', true);
    if (!target) throw new Error('no unit 3');
    view.updateState(at);
    view.dispatch(
      insertReference(at, { from: at.selection.from, to: at.selection.from }, target.unit, 'loc'),
    );
    const shown = () => view.dom.querySelector('.reference');
    expect(shown()?.textContent).toBe('3. punktā');
    view.updateState(cursorAt(view.state, 'divi', true));
    view.updateState(cursorAt(view.state, 'bb', true));
    view.updateState(cursorAt(view.state, 'viens'));
    enter(view.state, view.dispatch);
    expect(shown()?.textContent).toBe('4. punktā');
    const $gone = cursorAt(view.state, 'trīs').selection.$from;
    view.dispatch(view.state.tr.delete($gone.before(-1), $gone.after(-1)));
    expect(shown()?.classList.contains('dangling')).toBe(true);
    view.destroy();
  });
});

describe('searching', () => {
  it('opens at @ and finds units by number and by words', () => {
    const view = show();
    view.updateState(cursorAt(view.state, 'trīs', true));
    view.dispatch(view.state.tr.insertText(' '));
    const { from } = view.state.selection;
    expect(
      view.someProp('handleTextInput', (handle) => handle(view, from, from, '@', () => view.state.tr)),
    ).toBe(true);
    view.dispatch(view.state.tr.insertText('2'));
    expect(openSearch(view.state)?.query).toBe('2');
    expect(findUnits(view.state, '2').map((one) => one.unit.text)).toEqual(['2.', '2.1.', '2.2.']);
    expect(findUnits(view.state, 'divi').map((one) => one.unit.text)).toEqual(['2.']);
    expect(findUnits(view.state, 'II nodaļā').map((one) => one.unit.text)).toEqual(['II']);
    expect(findUnits(view.state, 'pirmajā').map((one) => one.unit.text)).toEqual(['I']);
    expect(findUnits(view.state, 'apakspunktam bb').map((one) => one.unit.text)).toEqual(['2.2.']);
    view.destroy();
  });

  it('finds and replaces everywhere', () => {
    const view = show();
    view.dispatch(search(view.state, 'I'));
    expect(foundIn(view.state).matches.length).toBeGreaterThan(2);
    view.dispatch(search(view.state, 'divi'));
    const tr = replaceMatches(view.state, 'abi', true);
    if (tr) view.dispatch(tr);
    expect(view.state.doc.textContent).toContain('abi');
    expect(foundIn(view.state).matches).toEqual([]);
    expect(view.state.schema).toBe(bylawSchema);
    view.destroy();
  });
});
