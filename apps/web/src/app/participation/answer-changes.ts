import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AnswerChange } from '#libs/contracts';
import { WordingDiff } from './wording-diff';

/** The trace from an answer to the words that were changed because of it. */
@Component({
  selector: 'vv-answer-changes',
  imports: [TranslocoPipe, WordingDiff],
  template: `
    @if (changes().length) {
      <p class="label">{{ 'opinions.changes.title' | transloco }}</p>
      @for (change of changes(); track change.unitId) {
        <vv-wording-diff [label]="change.unit" [before]="change.before ?? ''" [after]="change.after ?? ''" />
      }
    }
  `,
  styles: `
    .label {
      margin: 0 0 var(--gap-2);
      font-weight: 600;
    }
  `,
})
export class AnswerChanges {
  readonly changes = input.required<readonly AnswerChange[]>();
}
