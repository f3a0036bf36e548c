import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { unitPhrase } from '#libs/bylaw-document';
import type { SuggestionEntry, SuggestionPlace } from '#libs/bylaw-suggest';
import { colourOf } from '../editor';
import { MomentPipe } from '../ui/format-pipes';

/** Longer words are cut in the middle of the margin; the text itself shows them all. */
const LONGEST = 240;

/** One suggestion: where, by whom, which words; with the buttons that the reader may use. */
@Component({
  selector: 'vv-suggestion-card',
  imports: [TranslocoPipe, MomentPipe],
  template: `
    <h3>
      <span class="where" lang="lv">{{ where() }}</span>
      {{ 'editor.suggest.panel.kind.' + entry().kind | transloco }}
      @if (target(); as target) {
        → <span lang="lv">{{ target }}</span>
      }
    </h3>
    <p class="who">
      <span class="swatch colour-{{ colour() }}" aria-hidden="true"></span>
      {{ entry().author }}, {{ entry().at | moment }}
    </p>
    @if (entry().before || entry().after) {
      <p class="words" lang="lv">
        @if (before(); as words) {
          <span class="visually-hidden">{{ 'editor.suggest.panel.was' | transloco }} </span>
          <del>{{ words }}</del>
        }
        @if (after(); as words) {
          <span class="visually-hidden">{{ 'editor.suggest.panel.becomes' | transloco }} </span>
          <ins>{{ words }}</ins>
        }
      </p>
    }
    @if (mayDecide() || own()) {
      <div class="row">
        @if (mayDecide()) {
          <button type="button" class="button compact" tabindex="-1" (click)="accept.emit()">
            {{ 'editor.suggest.panel.accept' | transloco }}
          </button>
          <button type="button" class="button secondary compact" tabindex="-1" (click)="reject.emit()">
            {{ 'editor.suggest.panel.reject' | transloco }}
          </button>
        } @else {
          <button type="button" class="button secondary compact" tabindex="-1" (click)="reject.emit()">
            {{ 'editor.suggest.panel.withdraw' | transloco }}
          </button>
        }
      </div>
    }
  `,
  styleUrl: './suggestion-card.scss',
})
export class SuggestionCard {
  readonly entry = input.required<SuggestionEntry>();
  readonly mayDecide = input(false);
  /** Whether the reader made it and may take it back. */
  readonly own = input(false);
  /** What lines and parts are called that have no number. */
  readonly names = input.required<(place: SuggestionPlace) => string>();
  readonly accept = output<void>();
  readonly reject = output<void>();

  protected readonly colour = computed(() => colourOf(this.entry().author));
  protected readonly where = computed(() => this.phrase(this.entry().place));
  protected readonly target = computed(() => {
    const { to } = this.entry();
    return to ? this.phrase(to) : '';
  });
  protected readonly before = computed(() => {
    const { before, kind } = this.entry();
    return kind === 'move' ? '' : shortened(before);
  });
  protected readonly after = computed(() => shortened(this.entry().after));

  private phrase(place: SuggestionPlace): string {
    return place.unit ? unitPhrase(place.unit, 'nom') : this.names()(place);
  }
}

function shortened(words: string): string {
  return words.length <= LONGEST ? words : `${words.slice(0, LONGEST / 2)} … ${words.slice(-LONGEST / 2)}`;
}
