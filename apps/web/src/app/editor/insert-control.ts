import { signal } from '@angular/core';
import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { readProblem, type Problem } from '../ui/problem';
import type { EditorQuestions } from './editor-questions';
import { describeFigure, insertFigure, type KeepImage } from './figures';
import { newTable } from './tables';

/** What is inserted after a question: tables and images. */
export class InsertControl {
  /** Why the last image could not be kept. */
  readonly failed = signal<Problem | null>(null);

  constructor(
    private readonly view: () => EditorView | null,
    private readonly questions: EditorQuestions,
    private readonly keep: () => KeepImage | null,
    private readonly say: (key: string) => void,
  ) {}

  async table(): Promise<void> {
    const shape = await this.questions.table();
    const view = this.view();
    if (shape && view && !newTable(shape)(view.state, view.dispatch, view)) this.say('editor.refused.here');
    view?.focus();
  }

  /** Asks for each image what it shows, keeps it and puts it in; without a file it asks for one too. */
  async images(files: readonly (File | null)[], at: number): Promise<void> {
    const keep = this.keep();
    const view = this.view();
    if (!keep || !view?.editable) return this.say('editor.refused.here');
    const $at = view.state.doc.resolve(Math.min(at, view.state.doc.content.size));
    if (at !== view.state.selection.from) view.dispatch(view.state.tr.setSelection(TextSelection.near($at)));
    for (const file of files) {
      const answer = await this.questions.image(file, null);
      if (!answer?.file) break;
      const { alt, decorative } = answer;
      try {
        this.say('editor.image.keeping');
        const kept = await keep(answer.file);
        const now = this.view();
        const tr = now && insertFigure(now.state, kept, { alt, decorative });
        if (tr) now.dispatch(tr);
        this.say(tr ? 'editor.image.kept' : 'editor.refused.here');
      } catch (error) {
        this.failed.set(readProblem(error));
      }
    }
    this.view()?.focus();
  }

  /** Asks anew what an image of the text shows. */
  async describe(pos: number): Promise<void> {
    const figure = pos < 0 ? null : this.view()?.state.doc.nodeAt(pos);
    if (figure?.type.name !== 'figure') return;
    const words = figure.attrs as { alt: string; decorative: boolean };
    const answer = await this.questions.image(null, { alt: words.alt, decorative: words.decorative });
    const view = this.view();
    const tr =
      answer && view
        ? describeFigure(view.state, pos, { alt: answer.alt, decorative: answer.decorative })
        : null;
    if (tr) view?.dispatch(tr);
    view?.focus();
  }
}
