import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, type EditorState } from 'prosemirror-state';
import { numberWorkingText, type Numbering, type WorkingNumbers } from '#libs/bylaw-document';
import { changesStructure } from './structure';

/** Numbers of one structure, counted when somebody asks for the first time. */
class LazyNumbering {
  private counted: WorkingNumbers | null = null;

  constructor(private readonly doc: Node) {}

  get value(): WorkingNumbers {
    return (this.counted ??= numberWorkingText(this.doc));
  }
}

const key = new PluginKey<LazyNumbering>('numbering');

/** Keeps the derived numbers of the state; typing inside a block keeps them as they are, without counting. */
export function derivedNumbers(): Plugin {
  return new Plugin({
    key,
    state: {
      init: (_config, state) => new LazyNumbering(state.doc),
      apply: (tr, value) => (tr.docChanged && changesStructure(tr) ? new LazyNumbering(tr.doc) : value),
    },
  });
}

/**
 * The derived numbers of the document in this state, as they are with all suggestions accepted; the same object as long as
 * no number can have changed.
 */
export function numberingOf(state: EditorState): Numbering {
  return workingNumbersOf(state).current;
}

/** The numbers that struck units, and what is in them, had before the suggestions. */
export function struckNumbersOf(state: EditorState): Numbering {
  return workingNumbersOf(state).struck;
}

/** Both. */
export function workingNumbersOf(state: EditorState): WorkingNumbers {
  return key.getState(state)?.value ?? numberWorkingText(state.doc);
}
