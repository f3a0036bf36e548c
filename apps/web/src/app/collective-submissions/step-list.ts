import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SubmissionStep } from '#libs/contracts';
import { ArticleLink } from '../ui/article-link';
import { LegalDayPipe } from '../ui/format-pipes';

/** What has happened, oldest first, with the words that belong to it. */
@Component({
  selector: 'vv-step-list',
  imports: [TranslocoPipe, ArticleLink, LegalDayPipe],
  template: `
    <ol class="plain-list stack">
      @for (step of steps(); track $index) {
        <li class="step">
          <p class="row">
            <time class="figures" [attr.datetime]="step.day">{{ step.day | legalDay: 'short' }}</time>
            <strong>{{ 'collective.event.' + step.event | transloco }}</strong>
            @if (step.number) {
              <span lang="lv">Nr. {{ step.number }}</span>
            }
            @if (step.article; as article) {
              <span class="soft small"><vv-article-link [article]="article" /></span>
            }
          </p>
          @if (step.institution) {
            <p lang="lv">{{ step.institution }}</p>
          }
          @if (step.event === 'putOnAgenda') {
            <p>
              {{ 'collective.sittingOn' | transloco }}
              <time [attr.datetime]="step.text">{{ step.text | legalDay }}</time>
            </p>
          } @else if (step.text) {
            <p class="measure lines" lang="lv">{{ step.text }}</p>
          }
          @if (step.url) {
            <p>
              <a class="address" [href]="step.url" rel="noopener">{{ step.url }}</a>
            </p>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    .step {
      padding-inline-start: var(--gap-4);
      border-inline-start: 3px solid var(--line-strong);
    }

    p {
      margin: 0 0 var(--gap-1);
    }

    .lines {
      white-space: pre-line;
    }

    .address {
      display: inline-block;
      padding-block: 0.2rem;
      overflow-wrap: anywhere;
    }
  `,
})
export class StepList {
  readonly steps = input.required<readonly SubmissionStep[]>();
}
