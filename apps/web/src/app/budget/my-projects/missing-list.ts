import { Component, DOCUMENT, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Violation } from '#libs/contracts';
import { ArticleLink } from '../../ui/article-link';
import { PluralPipe } from '../../ui/format-pipes';
import { Icon } from '../../ui/icon';
import { ViolationText } from '../../ui/violation-text';

/** What is still missing, each leading to its field; shown before anybody clicks. */
@Component({
  selector: 'vv-missing-list',
  imports: [TranslocoPipe, ArticleLink, Icon, PluralPipe, ViolationText],
  template: `
    <p id="missing-count" role="status">
      @if (violations().length) {
        <strong>{{ 'budget.form.missing' | plural: violations().length }}</strong>
      } @else {
        <vv-icon name="check" /> <strong>{{ 'budget.form.complete' | transloco }}</strong>
      }
    </p>
    <ul>
      @for (violation of violations(); track $index) {
        <li>
          @if (target(violation); as id) {
            <a [href]="'#' + id" (click)="go($event, id)">{{ violation | violationText }}</a>
          } @else {
            {{ violation | violationText }}
          }
          @if (violation.article; as article) {
            <span class="small soft"><vv-article-link [article]="article" /></span>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    vv-icon {
      color: var(--good);
    }

    ul:empty {
      display: none;
    }

    li {
      padding-block: var(--gap-1);
    }

    .small {
      display: block;
    }
  `,
})
export class MissingList {
  private readonly document = inject(DOCUMENT);
  readonly violations = input.required<readonly Violation[]>();
  /** Element ids by `where`, as for the error summary. */
  readonly fields = input<Record<string, string | null>>({});

  protected target({ where }: Violation): string | null {
    if (!where) return null;
    const fields = this.fields();
    return where in fields ? (fields[where] ?? null) : where;
  }

  protected go(event: Event, id: string): void {
    event.preventDefault();
    const field = this.document.getElementById(id);
    field?.scrollIntoView({ block: 'center' });
    field?.focus({ preventScroll: true });
  }
}
