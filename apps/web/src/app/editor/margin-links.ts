import { Plugin, PluginKey, type Command, type EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { anchoredRanges, rangesOf } from './anchored-ranges';
import { unitNotes } from './unit-notes';

/** What the text asks of the panels beside it; a panel fills its part in while it is there. */
export interface MarginRequests {
  /** Begins a comment on the selection or on the block around the cursor. */
  comment?: { label: string; keys: string; run(): void };
  /** Shows who wrote the unit at the cursor. */
  history?(): void;
  /** Opens the clause library. */
  clauses?(): void;
  /** Opens the assistant for title and legal basis. */
  front?(): void;
  /** Shows what others say of a unit. */
  notes?(nodeId: string): void;
}

const key = new PluginKey<MarginRequests>('marginLinks');

/** Everything of the text that belongs to panels beside it: commented ranges, notes at units, the button to comment. */
export function marginLinks(): Plugin[] {
  const requests: MarginRequests = {};
  return [
    new Plugin<MarginRequests>({
      key,
      state: { init: () => requests, apply: (_tr, kept) => kept },
      view: (view) => new SelectionButton(view, requests),
    }),
    anchoredRanges(),
    unitNotes((nodeId) => requests.notes?.(nodeId)),
  ];
}

/** Where panels of an editor put what the text may ask of them. */
export function marginRequests(state: EditorState): MarginRequests {
  return key.getState(state) ?? {};
}

/** Asks for a comment on the selection; where no panel takes comments there is nothing to ask. */
export const beginComment: Command = (state, dispatch) => {
  const { comment } = marginRequests(state);
  if (comment && dispatch) comment.run();
  return comment !== undefined;
};

/** Asks who wrote the unit at the cursor; where no panel knows there is nothing to ask. */
export const askHistory: Command = (state, dispatch) => {
  const requests = marginRequests(state);
  if (dispatch) requests.history?.();
  return requests.history !== undefined;
};

/** A button near selected words, also where the text can only be read. */
class SelectionButton {
  private readonly button = document.createElement('button');

  constructor(
    view: EditorView,
    private readonly requests: MarginRequests,
  ) {
    this.button.type = 'button';
    this.button.className = 'comment-button no-print';
    this.button.hidden = true;
    // Pressed by mouse or finger it must not take away the selection that it is about.
    this.button.addEventListener('mousedown', (event) => event.preventDefault());
    this.button.addEventListener('click', () => this.requests.comment?.run());
    view.dom.parentElement?.append(this.button);
  }

  update(view: EditorView, before: EditorState): void {
    const ranges = rangesOf(view.state);
    const same = before.selection.eq(view.state.selection) && before.doc === view.state.doc;
    if (same && ranges === rangesOf(before)) return;
    const { comment } = this.requests;
    const { from, to, empty } = view.state.selection;
    const frame = view.dom.parentElement;
    // Words that are commented already, or are being commented, need no offer.
    const taken = ranges.some((range) => Math.abs(range.from - from) + Math.abs(range.to - to) < 3);
    const words = !empty && !taken && view.state.doc.textBetween(from, to, ' ').trim() !== '';
    this.button.hidden = !comment || !frame || !words;
    if (!comment || !frame || !words) return;
    this.button.textContent = comment.label;
    this.button.title = `${comment.label} (${comment.keys})`;
    const [end, box] = [view.coordsAtPos(to, -1), frame.getBoundingClientRect()];
    const left = Math.min(end.left - box.left + 8, box.width - this.button.offsetWidth - 8);
    this.button.style.insetInlineStart = `${Math.max(0, left)}px`;
    this.button.style.top = `${end.bottom - box.top + 6}px`;
  }

  destroy(): void {
    this.button.remove();
  }
}
