import type { Signal } from '@angular/core';
import type { EditorState, Transaction } from 'prosemirror-state';

/** The text that is being edited, as whatever stands beside it (saving, panels of the margin) works with it. */
export interface OpenEditor {
  /** The state after a pause in typing: what panels show, so that typing waits for nothing. */
  readonly calm: Signal<EditorState | null>;
  /** Whether the person may change the text now. */
  readonly editable: Signal<boolean>;
  /** The state at this very moment. */
  state(): EditorState;
  apply(tr: Transaction): void;
  focus(): void;
  /** Makes `calm` the present state without waiting for the pause. */
  settle(): void;
  /** Brings a unit or block into view and puts the cursor into it. */
  jump(nodeId: string): void;
  /** Selects a range and brings it into view. */
  jumpTo(from: number, to: number): void;
  /** Tells assistive technology the text of a translation key. */
  say(key: string): void;
}
