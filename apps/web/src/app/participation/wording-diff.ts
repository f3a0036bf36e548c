import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { compareWords, tokensOf } from '#libs/bylaw-diff';
import { CompareWords } from '../ui/compare-words';

/** What a wording changes, word by word: taken out and put in by sign and underline, not by colour alone. */
@Component({
  selector: 'vv-wording-diff',
  imports: [TranslocoPipe, CompareWords],
  template: `
    <figure>
      <figcaption>{{ label() || ('opinions.wording.difference' | transloco) }}</figcaption>
      @if (same()) {
        <p class="soft">{{ 'opinions.wording.same' | transloco }}</p>
      } @else {
        <p lang="lv"><vv-compare-words [segments]="segments()" /></p>
      }
    </figure>
  `,
  styles: `
    figure {
      max-width: var(--measure);
      margin: 0 0 var(--gap-4);
      padding: var(--gap-3) var(--gap-4);
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--wash);
    }

    figcaption {
      margin-bottom: var(--gap-1);
      font-size: var(--size-s);
      font-weight: 600;
    }

    p {
      margin: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class WordingDiff {
  readonly before = input.required<string>();
  readonly after = input.required<string>();
  readonly label = input('');
  protected readonly same = computed(() => this.before().trim() === this.after().trim());
  protected readonly segments = computed(() =>
    compareWords(tokensOf(this.before().trim()), tokensOf(this.after().trim())),
  );
}
