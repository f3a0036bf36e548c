import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { EvaluationView } from '#libs/contracts';
import { ArticleLink } from '../../ui/article-link';
import { LegalDayPipe } from '../../ui/format-pipes';
import { StatusBadge } from '../../ui/status-badge';

/** What was decided on a project, why, and by which article. */
@Component({
  selector: 'vv-project-verdict',
  imports: [TranslocoPipe, ArticleLink, LegalDayPipe, StatusBadge],
  template: `
    @let found = verdict();
    <p class="head">
      <vv-status-badge [tone]="found.verdict === 'compliant' ? 'good' : 'bad'">{{
        'budget.verdict.' + found.verdict | transloco
      }}</vv-status-badge>
      <time class="small soft" [attr.datetime]="found.day">{{ found.day | legalDay: 'short' }}</time>
    </p>
    <p class="text" lang="lv">{{ found.reason }}</p>
    @if (found.article; as article) {
      <p class="small soft"><vv-article-link [article]="article" /></p>
    }
    @if (found.statutesPoint; as point) {
      <p class="small soft">{{ 'budget.project.statutesPoint' | transloco: { point: point } }}</p>
    }
    @if (found.appeal) {
      <p class="small">
        {{ 'budget-evaluation.appealPublic' | transloco }} <span lang="lv">{{ found.appeal }}</span>
      </p>
    }
    @if (found.checklist.length) {
      <details>
        <summary>{{ 'budget-evaluation.checklist.title' | transloco }}</summary>
        <ul>
          @for (item of found.checklist; track $index) {
            <li>
              <span lang="lv">{{ item.text }}</span>:
              {{ 'budget-evaluation.checklist.' + item.answer | transloco }}
              @if (item.note) {
                <span class="small soft" lang="lv">{{ item.note }}</span>
              }
            </li>
          }
        </ul>
      </details>
    }
  `,
  styles: `
    .head {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-2) var(--gap-3);
      align-items: center;
    }

    .text {
      white-space: pre-line;
    }
  `,
})
export class ProjectVerdict {
  readonly verdict = input.required<EvaluationView>();
}
