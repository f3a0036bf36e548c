import {
  afterRenderEffect,
  Component,
  DestroyRef,
  ElementRef,
  inject,
  input,
  viewChild,
} from '@angular/core';
import type { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { acceptedText, rejectedText } from '#libs/bylaw-document';
import type { EditorSetup } from '../setup';
import { textAttributes } from '../text-attributes';

/** How a text with suggestions is shown: with them, as if all were accepted, as it is without them. */
export type SuggestionsShown = 'marks' | 'accepted' | 'rejected';

/** A text as it would be, or as it was, with its own numbers; only to be read. */
@Component({
  selector: 'vv-suggest-preview',
  template: '<div #mount></div>',
  styleUrls: ['../law.scss'],
})
export class SuggestPreview {
  readonly state = input.required<EditorState>();
  readonly setup = input.required<EditorSetup>();
  readonly shown = input.required<Exclude<SuggestionsShown, 'marks'>>();
  readonly kind = input.required<'bylaw' | 'memorandum'>();
  readonly label = input('');

  private readonly mount = viewChild.required<ElementRef<HTMLElement>>('mount');
  private view: EditorView | null = null;

  constructor() {
    afterRenderEffect(() => {
      const doc =
        this.shown() === 'accepted' ? acceptedText(this.state().doc) : rejectedText(this.state().doc);
      const state = this.setup().stateOf(doc, []);
      if (this.view?.state.doc.eq(doc)) return;
      this.view?.destroy();
      this.view = new EditorView(this.mount().nativeElement, {
        state,
        editable: () => false,
        attributes: () => ({
          ...textAttributes({
            id: 'vv-editor-preview',
            kind: this.kind(),
            label: this.label(),
            editable: false,
            option: null,
          }),
        }),
      });
    });
    inject(DestroyRef).onDestroy(() => this.view?.destroy());
  }
}
