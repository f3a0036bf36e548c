import { Component, computed, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { EditorState } from 'prosemirror-state';
import { hasSuggestions } from '#libs/bylaw-document';
import { suggestMode } from './mode';
import type { SuggestionsShown } from './preview';

const VIEWS: readonly SuggestionsShown[] = ['marks', 'accepted', 'rejected'];

/** Says that changes are suggestions now, and switches how suggestions are shown. */
@Component({
  selector: 'vv-suggest-bar',
  imports: [TranslocoPipe],
  template: `
    @if (mode().on) {
      <p class="on" role="note">
        <strong>{{ 'editor.suggest.on' | transloco }}</strong>
        {{ 'editor.suggest.' + (mode().forced ? 'forced' : 'about') | transloco }}
      </p>
    }
    @if (some()) {
      <fieldset class="views">
        <legend>{{ 'editor.suggest.view.label' | transloco }}</legend>
        @for (one of views; track one) {
          <label [class.chosen]="shown() === one">
            <input
              class="visually-hidden"
              type="radio"
              name="suggestions-shown"
              [value]="one"
              [checked]="shown() === one"
              (change)="shown.set(one)"
            />
            {{ 'editor.suggest.view.' + one | transloco }}
          </label>
        }
      </fieldset>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-1) var(--gap-4);
      align-items: center;
      font-size: var(--size-s);
    }

    .on {
      margin: 0;
      padding: var(--gap-1) var(--gap-3);
      border-inline-start: 4px solid var(--accent);
      background: var(--accent-wash);
    }

    .views {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      margin: 0;
      padding: 0;
      border: 0;
    }

    legend {
      float: inline-start;
      padding-inline-end: var(--gap-2);
      color: var(--ink-soft);
    }

    label {
      min-height: 2rem;
      padding: 0.2rem var(--gap-3);
      border: 1px solid var(--line-strong);
      cursor: pointer;
      line-height: 1.5rem;
    }

    label + label {
      border-inline-start: 0;
    }

    .chosen {
      background: var(--accent);
      color: var(--on-accent);
      font-weight: 600;
    }

    label:focus-within {
      outline: 2px solid var(--focus);
      outline-offset: 2px;
    }

    @media (forced-colors: active) {
      .chosen {
        background: Highlight;
        color: HighlightText;
        forced-color-adjust: none;
      }
    }
  `,
})
export class SuggestBar {
  readonly state = input.required<EditorState>();
  readonly shown = model<SuggestionsShown>('marks');

  protected readonly views = VIEWS;
  protected readonly mode = computed(() => suggestMode(this.state()));
  protected readonly some = computed(() => hasSuggestions(this.state().doc) || this.shown() !== 'marks');
}
