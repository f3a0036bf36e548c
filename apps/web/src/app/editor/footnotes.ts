import type { Node } from 'prosemirror-model';
import { Plugin, TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state';
import type { EditorView, NodeView } from 'prosemirror-view';
import { numberingOf } from './numbering';

/** The footnote that holds the cursor, with the position before it. */
function around(state: EditorState): { node: Node; pos: number } | null {
  const { $from } = state.selection;
  if ($from.parent.type.name !== 'footnote') return null;
  return { node: $from.parent, pos: $from.before() };
}

/** Puts the cursor behind (or before) the footnote that holds it. */
export const leaveFootnote =
  (side: 'before' | 'after'): Command =>
  (state, dispatch) => {
    const note = around(state);
    if (!note) return false;
    const at = side === 'before' ? note.pos : note.pos + note.node.nodeSize;
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, at)).scrollIntoView());
    return true;
  };

/** An arrow at the edge of a footnote goes into it or out of it, as if it were part of the line. */
export const crossFootnote =
  (direction: -1 | 1): Command =>
  (state, dispatch, view) => {
    const { $from, empty } = state.selection;
    if (!empty) return false;
    const note = around(state);
    if (note) {
      const atEdge = direction < 0 ? $from.parentOffset === 0 : $from.pos === $from.end();
      return atEdge && leaveFootnote(direction < 0 ? 'before' : 'after')(state, dispatch, view);
    }
    const next = direction < 0 ? $from.nodeBefore : $from.nodeAfter;
    if (next?.type.name !== 'footnote') return false;
    const at = $from.pos + direction;
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, at)).scrollIntoView());
    return true;
  };

/** Backspace at the beginning of a footnote: an empty one disappears, out of another one the cursor goes. */
export const deleteFootnote: Command = (state, dispatch, view) => {
  const note = around(state);
  if (!note || !state.selection.empty || state.selection.$from.parentOffset > 0) return false;
  if (note.node.content.size > 0) return leaveFootnote('before')(state, dispatch, view);
  dispatch?.(state.tr.delete(note.pos, note.pos + note.node.nodeSize).scrollIntoView());
  return true;
};

/** Delete at the end of a footnote stays in it. */
export const keepFootnote: Command = (state) => {
  const { $from, empty } = state.selection;
  return empty && around(state) !== null && $from.pos === $from.end();
};

/** Shows footnotes at their places, counted through the text; `name` is what one is called. */
export function footnotes(name: string): Plugin {
  const views = new Set<FootnoteView>();
  let counted = 0;
  return new Plugin({
    props: {
      handleDOMEvents: { beforeinput: typeBehind },
      nodeViews: {
        footnote: (node, _view, getPos) => new FootnoteView(node, getPos, views, name),
      },
    },
    view: () => {
      const count = (): void => {
        number(views);
        counted = views.size;
      };
      count();
      return {
        update(view, before) {
          const fresh = views.size !== counted || [...views].some((one) => one.unnumbered);
          // A unit that moved takes its footnotes along without drawing them anew.
          if (fresh || numberingOf(view.state) !== numberingOf(before)) count();
        },
      };
    },
  });
}

/**
 * What is typed right behind a footnote goes behind it. Left to itself the browser would put it inside, for there is no
 * other text at that place.
 */
function typeBehind(view: EditorView, event: InputEvent): boolean {
  const { $from, empty } = view.state.selection;
  if (event.inputType !== 'insertText' || event.isComposing || !event.data || !empty) return false;
  if ($from.nodeBefore?.type.name !== 'footnote') return false;
  event.preventDefault();
  const { data } = event;
  const insert = (): Transaction => view.state.tr.insertText(data, $from.pos);
  const taken = view.someProp('handleTextInput', (handle) =>
    handle(view, $from.pos, $from.pos, data, insert),
  );
  if (!taken) view.dispatch(insert().scrollIntoView());
  return true;
}

function number(views: ReadonlySet<FootnoteView>): void {
  [...views]
    .map((view) => ({ view, pos: view.pos() }))
    .sort((left, right) => left.pos - right.pos)
    .forEach(({ view }, index) => view.show(index + 1));
}

class FootnoteView implements NodeView {
  readonly dom = document.createElement('span');
  readonly contentDOM = document.createElement('span');
  unnumbered = true;

  constructor(
    node: Node,
    private readonly getPos: () => number | undefined,
    private readonly views: Set<FootnoteView>,
    private readonly name: string,
  ) {
    this.dom.className = 'footnote';
    this.dom.setAttribute('role', 'note');
    this.contentDOM.className = 'note';
    this.dom.append(this.contentDOM);
    this.dom.classList.toggle('empty', node.content.size === 0);
    views.add(this);
  }

  pos(): number {
    return this.getPos() ?? 0;
  }

  show(number: number): void {
    this.unnumbered = false;
    if (this.dom.dataset['sign'] === String(number)) return;
    this.dom.dataset['sign'] = String(number);
    this.dom.setAttribute('aria-label', `${number}. ${this.name}`);
  }

  update(node: Node): boolean {
    if (node.type.name !== 'footnote') return false;
    this.dom.classList.toggle('empty', node.content.size === 0);
    return true;
  }

  ignoreMutation(mutation: { type: string; target: globalThis.Node }): boolean {
    return mutation.type === 'attributes' || !this.dom.contains(mutation.target);
  }

  destroy(): void {
    this.views.delete(this);
  }
}
