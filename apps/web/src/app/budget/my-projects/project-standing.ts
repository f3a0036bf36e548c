import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { MyProjectView } from '#libs/contracts';
import { LocalLink } from '../../shell/local-link';
import { ArticleLink } from '../../ui/article-link';
import { EuroPipe, LegalDayPipe } from '../../ui/format-pipes';
import { StatusBadge } from '../../ui/status-badge';
import { withdrawable } from './project-draft';

/** Where a submitted project of mine stands: number, what was found, what comes next. */
@Component({
  selector: 'vv-project-standing',
  imports: [RouterLink, TranslocoPipe, ArticleLink, EuroPipe, LegalDayPipe, LocalLink, StatusBadge],
  template: `
    @let one = project();
    <p class="lead">{{ 'budget.mine.state.' + one.state | transloco }}</p>
    <dl class="facts">
      @if (one.nr !== null) {
        <dt>{{ 'budget.mine.number' | transloco }}</dt>
        <dd class="figures">{{ one.nr }}</dd>
      }
      <dt>{{ 'budget.project.cost' | transloco }}</dt>
      <dd class="figures">{{ one.totalCents | euro }}</dd>
      @if (one.evaluation; as found) {
        <dt>{{ 'budget.project.evaluation' | transloco }}</dt>
        <dd>
          <vv-status-badge [tone]="found.verdict === 'compliant' ? 'good' : 'bad'">{{
            'budget.verdict.' + found.verdict | transloco
          }}</vv-status-badge>
          <time [attr.datetime]="found.day">{{ found.day | legalDay: 'short' }}</time>
          <span class="reason" lang="lv">{{ found.reason }}</span>
          @if (found.article; as article) {
            <span class="small soft"><vv-article-link [article]="article" /></span>
          }
          @if (found.appeal) {
            <span class="reason"
              >{{ 'budget-evaluation.appealPublic' | transloco }}
              <span lang="lv">{{ found.appeal }}</span></span
            >
          }
        </dd>
      }
    </dl>
    <p class="row">
      @if (one.nr !== null) {
        <a
          class="button secondary"
          [routerLink]="[one.place.slug, 'budzets', one.cycle.year, 'projekti', one.nr] | localLink"
          >{{ 'budget.mine.public' | transloco }}</a
        >
      }
      @if (withdrawable()) {
        <button class="button quiet" type="button" (click)="withdraw.emit()">
          {{ 'budget.mine.withdraw.action' | transloco }}
        </button>
      }
    </p>
  `,
  styles: `
    .facts {
      margin-block: var(--gap-4) var(--gap-5);
    }

    .reason {
      display: block;
      white-space: pre-line;
    }
  `,
})
export class ProjectStanding {
  readonly project = input.required<MyProjectView>();
  readonly withdraw = output<void>();
  protected readonly withdrawable = computed(() => withdrawable(this.project()));
}
