import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, type EditorState } from 'prosemirror-state';
import { numberDocument, type Numbering } from '#libs/bylaw-document';
import { changesStructure } from './structure';

/** Numbers of one structure, counted when somebody asks for the first time. */
class LazyNumbering {
  private counted: Numbering | null = null;

  constructor(private readonly doc: Node) {}

  get value(): Numbering {
    return (this.counted ??= numberDocument(this.doc));
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

/** The derived numbers of the document in this state; the same object as long as no number can have changed. */
export function numberingOf(state: EditorState): Numbering {
  return key.getState(state)?.value ?? numberDocument(state.doc);
}
