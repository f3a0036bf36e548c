import { afterRenderEffect, Component, DOCUMENT, ElementRef, inject, input, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Violation } from '#libs/contracts';
import { PageMeta } from '../shell/page-meta';
import { ArticleLink } from './article-link';
import { ViolationText } from './violation-text';

/**
 * "Ir radusies problēma": every reason at once, each leading to its field. Takes the focus when it appears and puts
 * "Kļūda:" before the page's title.
 */
@Component({
  selector: 'vv-error-summary',
  imports: [TranslocoPipe, ArticleLink, ViolationText],
  template: `
    @if (violations().length) {
      <section #box class="box" tabindex="-1" role="alert" aria-labelledby="error-summary-title">
        <h2 id="error-summary-title">{{ heading() || ('ui.problem.title' | transloco) }}</h2>
        <ul>
          @for (violation of violations(); track $index) {
            <li>
              @if (target(violation); as id) {
                <a [href]="'#' + id" (click)="go($event, id)">{{ violation | violationText }}</a>
              } @else {
                <span>{{ violation | violationText }}</span>
              }
              @if (violation.article; as article) {
                <span class="article"><vv-article-link [article]="article" /></span>
              }
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    .box {
      border: 4px solid var(--bad);
      border-radius: var(--radius);
      padding: var(--gap-5);
      margin-bottom: var(--gap-6);
      background: var(--paper);
      /* Bars that stay at the bottom of the window do not cover it. */
      scroll-margin-block: var(--gap-4) 8rem;
    }

    h2 {
      font-size: var(--size-l);
      margin-bottom: var(--gap-3);
    }

    ul {
      margin: 0;
      padding-inline-start: 1.2rem;
    }

    li + li {
      margin-top: var(--gap-2);
    }

    a {
      color: var(--bad);
      font-weight: 600;
    }

    .article {
      display: block;
      color: var(--ink-soft);
      font-size: var(--size-s);
    }
  `,
})
export class ErrorSummary {
  private readonly meta = inject(PageMeta);
  private readonly document = inject(DOCUMENT);
  private readonly box = viewChild<ElementRef<HTMLElement>>('box');

  readonly violations = input.required<readonly Violation[]>();
  /** Another heading than "Ir radusies problēma". */
  readonly heading = input('');
  /** Element ids by `where`; a `where` that is not listed is the id itself, `null` has no field. */
  readonly fields = input<Record<string, string | null>>({});

  constructor() {
    afterRenderEffect(() => {
      const wrong = this.violations().length > 0;
      this.meta.error(wrong);
      if (wrong) this.box()?.nativeElement.focus();
    });
  }

  protected target(violation: Violation): string | null {
    const where = violation.where;
    if (!where) return null;
    const fields = this.fields();
    return where in fields ? (fields[where] ?? null) : where;
  }

  /** With `<base href="/">` a bare fragment would leave the page; a field also wants the focus, not only the view. */
  protected go(event: Event, id: string): void {
    event.preventDefault();
    const field = this.document.getElementById(id);
    field?.scrollIntoView({ block: 'center' });
    field?.focus({ preventScroll: true });
  }
}
