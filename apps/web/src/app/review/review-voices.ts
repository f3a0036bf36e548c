import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ReviewVoice } from '#libs/contracts';

/** What institutions and the public said about the draft, with the answers. */
@Component({
  selector: 'vv-review-voices',
  imports: [TranslocoPipe],
  template: `
    <ol class="plain-list">
      @for (one of voices(); track $index) {
        <li>
          <p class="small soft">
            <span [attr.lang]="one.from ? 'lv' : null">{{
              one.from ?? ('review.voices.public' | transloco)
            }}</span>
            @if (one.unitLabel) {
              <span lang="lv"> · {{ one.unitLabel }}</span>
            }
          </p>
          <p lang="lv">{{ one.text }}</p>
          @if (one.answer; as answer) {
            <p class="small answer">
              @if (answer.outcome) {
                <strong>{{ 'review.voices.' + answer.outcome | transloco }}</strong>
              }
              <span lang="lv">{{ answer.reason }}</span>
            </p>
          } @else {
            <p class="small soft">{{ 'review.voices.unanswered' | transloco }}</p>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    li {
      padding-block: var(--gap-3);
      border-top: 1px solid var(--line);
    }

    p {
      margin: 0 0 var(--gap-1);
    }

    .answer {
      padding-inline-start: var(--gap-3);
      border-inline-start: 3px solid var(--line-strong);
    }

    strong {
      margin-inline-end: 0.5ch;
    }
  `,
})
export class ReviewVoices {
  readonly voices = input.required<readonly ReviewVoice[]>();
}
