import type { Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { EditorSetup } from '../setup';
import { suggestMode, withSuggestMode } from './mode';
import { suggested } from './rewrite';

/** Who may suggest under which name, and whether nothing else. */
export interface Suggests {
  author: string;
  forced: boolean;
}

/** What the editor asks about suggestions: who makes them, and what becomes of a transaction. */
export class SuggestControl {
  constructor(
    private readonly view: () => EditorView | null,
    private readonly setup: () => EditorSetup,
  ) {}

  /** The transaction to be applied in place of the one that was made; `null` where nothing may happen. */
  instead(tr: Transaction): Transaction | null {
    const state = this.view()?.state;
    return state ? suggested(state, tr, this.setup().newId, () => new Date().toISOString()) : tr;
  }

  /** What switches the mode for a person, whoever may only suggest does; `null` where nothing changes. */
  allowed(suggests: Suggests | null): Transaction | null {
    const state = this.view()?.state;
    if (!state) return null;
    const mode = suggestMode(state);
    const { author, forced } = suggests ?? { author: '', forced: false };
    if (mode.author === author && mode.forced === forced) return null;
    const on = forced || (mode.on && !mode.forced && author !== '');
    return withSuggestMode(state, { author, forced, on });
  }
}
