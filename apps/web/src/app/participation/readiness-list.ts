import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Violation } from '#libs/contracts';
import { ArticleLink } from '../ui/article-link';
import { ViolationText } from '../ui/violation-text';

/** What still stands in the way of a step, with its articles, and the button that takes the step. */
@Component({
  selector: 'vv-readiness-list',
  imports: [TranslocoPipe, ArticleLink, ViolationText],
  template: `
    <ul class="measure">
      @for (violation of findings().violations; track $index) {
        <li>
          {{ violation | violationText }}
          @if (violation.article; as article) {
            <span class="soft"><vv-article-link [article]="article" /></span>
          }
        </li>
      } @empty {
        <li>{{ ready() }}</li>
      }
    </ul>
    @if (findings().warnings.length) {
      <h3>{{ 'participation.desk.warnings' | transloco }}</h3>
      <ul class="measure">
        @for (warning of findings().warnings; track $index) {
          <li>{{ warning | violationText }}</li>
        }
      </ul>
    }
    @if (action(); as words) {
      <button
        class="button"
        type="button"
        [attr.aria-describedby]="describedBy()"
        [attr.aria-disabled]="findings().violations.length || busy() ? true : null"
        (click)="taken.emit()"
      >
        {{ words }}
      </button>
    }
  `,
})
export class ReadinessList {
  readonly findings = input.required<{
    violations: readonly Violation[];
    warnings: readonly Violation[];
  }>();
  /** What is said when nothing stands in the way. */
  readonly ready = input.required<string>();
  /** The words on the button; empty where the step is not this person's to take. */
  readonly action = input('');
  readonly busy = input(false);
  /** Id of the heading. */
  readonly describedBy = input.required<string>();
  readonly taken = output();
}
