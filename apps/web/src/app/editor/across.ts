import { Plugin, Selection, type Command, type EditorState, type Transaction } from 'prosemirror-state';

/** Whether the selection reaches from one part of the act (front matter, body, signature, annex) into another. */
export function crossesParts({ selection: { $from, $to } }: EditorState): boolean {
  return $from.index(0) !== $to.index(0);
}

/**
 * Deletes a selection that reaches over several parts of the act: each part by itself, for the parts of an act cannot be
 * joined. Annexes and signatures in between go as a whole.
 */
export const deleteAcross: Command = (state, dispatch) => {
  if (!crossesParts(state)) return false;
  dispatch?.(cleared(state).scrollIntoView());
  return true;
};

/** What is typed or pasted over such a selection takes its place at the beginning. */
export function replaceAcross(): Plugin {
  return new Plugin({
    props: {
      handleTextInput(view, _from, _to, text) {
        if (!crossesParts(view.state)) return false;
        view.dispatch(typedAcross(view.state, text));
        return true;
      },
      handlePaste(view) {
        if (crossesParts(view.state)) view.dispatch(cleared(view.state));
        return false;
      },
    },
  });
}

/** The text in place of a selection over several parts. */
export function typedAcross(state: EditorState, text: string): Transaction {
  return cleared(state).insertText(text).scrollIntoView();
}

function cleared(state: EditorState): Transaction {
  const { from, to } = state.selection;
  const { tr } = state;
  const parts: { name: string; start: number; end: number }[] = [];
  state.doc.forEach((node, offset) =>
    parts.push({ name: node.type.name, start: offset, end: offset + node.nodeSize }),
  );
  for (const { name, start, end } of parts.reverse()) {
    if (start >= to || end <= from) continue;
    const whole = from <= start && to >= end && (name === 'annex' || name === 'signature');
    if (whole) tr.delete(start, end);
    else {
      const [first, last] = [Math.max(from, start + 1), Math.min(to, end - 1)];
      if (first < last) tr.delete(first, last);
    }
  }
  const near = Selection.findFrom(tr.doc.resolve(Math.min(from, tr.doc.content.size)), 1, true);
  return tr.setSelection(near ?? Selection.atStart(tr.doc));
}
