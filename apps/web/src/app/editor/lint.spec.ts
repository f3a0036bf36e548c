import type { EditorState } from 'prosemirror-state';
import type { DecorationSet } from 'prosemirror-view';
import { bylawSchema, referencesIn } from '#libs/bylaw-document';
import type { LintFinding } from '#libs/bylaw-lint';
import { findingsOf, fixFinding, goToFinding, lintMarks, underline } from './lint';
import { renumberAll } from './renumber';
import { after, bylaw, cursorAt, outlineOf, stateOf } from './testing/index';

const plugin = lintMarks();
const act = (): EditorState =>
  stateOf(bylaw(['Pirmā', 'Maksa ir 10 EUR.', 'Skatīt šo noteikumu 9. punktu.']), [plugin]);
const marked = (state: EditorState): string[] =>
  ((plugin.props.decorations?.call(plugin, state) as DecorationSet | undefined)?.find() ?? []).map(
    ({ from, to }) => state.doc.textBetween(from, to),
  );
const find = (state: EditorState, code: string): LintFinding => {
  const finding = findingsOf(state, {}).find((one) => one.code === code);
  if (!finding) throw new Error(`no ${code}`);
  return finding;
};

describe('findings in the editor', () => {
  it('are underlined, and the lines move with the text', () => {
    const state = act();
    const shown = state.apply(underline(state, findingsOf(state, {})));
    expect(marked(shown)).toEqual(['EUR', '9. punktu']);
    const typed = cursorAt(shown, 'Maksa');
    expect(marked(typed.apply(typed.tr.insertText('Lielā ')))).toEqual(['EUR', '9. punktu']);
  });

  it('are underlined without a step that could be undone or saved', () => {
    const state = act();
    const tr = underline(state, findingsOf(state, {}));
    expect([tr.docChanged, tr.getMeta('addToHistory')]).toEqual([false, false]);
  });

  it('lead to their words, or to the unit they are about', () => {
    const state = act();
    const { from, to } = goToFinding(state, find(state, 'lint.currency'))?.selection ?? { from: 0, to: 0 };
    expect(state.doc.textBetween(from, to)).toBe('EUR');
    const whole = goToFinding(state, { ...find(state, 'lint.currency'), position: null });
    expect(whole?.selection.$from.parent.textContent).toBe('Maksa ir 10 EUR.');
    expect(goToFinding(state, { where: 'gone', position: null })).toBeNull();
  });

  it('are put right where that is safe, and not in a text that went on', () => {
    const state = act();
    const finding = find(state, 'lint.currency');
    const fixed = fixFinding(state, finding);
    expect(fixed && outlineOf(fixed.doc)).toContain('1. Maksa ir 10 euro.');
    expect(fixFinding(state, find(state, 'lint.reference-not-found'))).toBeNull();
    const gone = stateOf(bylaw(['Pirmā', 'Cits.']));
    expect(fixFinding(gone, finding)).toBeNull();
  });
});

describe('numbering everything anew', () => {
  it('drops fixed numbers, live references follow, and nothing is left to do', () => {
    const state = act();
    const { tr } = state;
    let target = '';
    let base = 5;
    state.doc.descendants((node, pos) => {
      if (node.type.name !== 'point') return true;
      target = String(node.attrs['id']);
      base += 2;
      tr.setNodeAttribute(pos, 'label', { base: String(base), sup: '' });
      return false;
    });
    const reference = bylawSchema.node('reference', { target, inflection: 'acc' });
    const fixed = cursorAt(state.apply(tr), 'Maksa');
    const referring = fixed.apply(fixed.tr.insert(fixed.selection.from, reference));
    expect(outlineOf(referring.doc).some((line) => line.startsWith('9.'))).toBe(true);
    const renumbered = after(referring, renumberAll);
    expect(outlineOf(renumbered.doc).map((line) => line.split(' ')[0])).toEqual(['I', '1.', '2.']);
    expect(referencesIn(renumbered.doc)).toHaveLength(1);
    expect(renumberAll(renumbered)).toBe(false);
  });
});
