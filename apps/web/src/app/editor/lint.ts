import { Plugin, PluginKey, TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { documentRange, findById, textBlocks } from '#libs/bylaw-document';
import { fixRanges, lintBylaw, type LintFinding, type LintOptions } from '#libs/bylaw-lint';
import { numberingOf } from './numbering';

const key = new PluginKey<DecorationSet>('lint');

/** Underlines the words that findings are about; between two looks at the text the lines move with it. */
export function lintMarks(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, marks) =>
        (tr.getMeta(key) as DecorationSet | undefined) ??
        (tr.docChanged ? marks.map(tr.mapping, tr.doc) : marks),
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

/** What the drafter should look at; what is missing in a memorandum is said beside its parts. */
export function findingsOf(state: EditorState, options: LintOptions): LintFinding[] {
  return lintBylaw(state.doc, { numbering: numberingOf(state), ...options }).filter(
    ({ code }) => code !== 'lint.memorandum-part-empty',
  );
}

/** Underlines these findings of the state's document. */
export function underline(state: EditorState, findings: readonly LintFinding[]): Transaction {
  const blocks = new Map(textBlocks(state.doc, numberingOf(state)).map((block) => [block.id, block]));
  const marks = findings.flatMap(({ position, severity }) => {
    const block = position && blocks.get(position.block);
    const range = block && documentRange(block, position.from, position.to);
    return range ? [Decoration.inline(range.from, range.to, { class: `lint ${severity}` })] : [];
  });
  return state.tr.setMeta(key, DecorationSet.create(state.doc, marks)).setMeta('addToHistory', false);
}

/** Selects the words of a finding, or puts the cursor into its unit; `null` where that is gone. */
export function goToFinding(
  state: EditorState,
  { where, position }: Pick<LintFinding, 'where' | 'position'>,
): Transaction | null {
  const block = position
    ? textBlocks(state.doc, numberingOf(state)).find(({ id }) => id === position.block)
    : undefined;
  const range = block && position && documentRange(block, position.from, position.to);
  if (range)
    return state.tr.setSelection(TextSelection.create(state.doc, range.from, range.to)).scrollIntoView();
  const place = findById(state.doc, where);
  if (!place) return null;
  return state.tr.setSelection(TextSelection.near(state.doc.resolve(place.pos + 1))).scrollIntoView();
}

/** Puts a finding right; `null` where the text is no longer what the finding was about. */
export function fixFinding(state: EditorState, finding: LintFinding): Transaction | null {
  const ranges = fixRanges(state.doc, finding, numberingOf(state));
  if (!ranges) return null;
  const { tr } = state;
  for (const { from, to, insert } of ranges) {
    if (insert === '') tr.delete(from, to);
    else tr.insertText(insert, from, to);
  }
  return tr.scrollIntoView();
}
