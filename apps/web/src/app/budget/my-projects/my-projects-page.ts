import { Component, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LocalLink } from '../../shell/local-link';
import { PageMeta } from '../../shell/page-meta';
import { DeadlineChip } from '../../ui/deadline-chip';
import { EmptyState } from '../../ui/empty-state';
import { FailedRequest } from '../../ui/failed-request';
import { EuroPipe } from '../../ui/format-pipes';
import { PageHeader } from '../../ui/page-header';
import { StatusBadge } from '../../ui/status-badge';
import { loadProblem } from '../../ui/submission';
import { BudgetClient } from '../budget-client';
import { projectTone } from '../words';

/** The projects that I began or submitted, in every municipality. */
@Component({
  selector: 'vv-my-projects-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    DeadlineChip,
    EmptyState,
    EuroPipe,
    FailedRequest,
    LocalLink,
    PageHeader,
    StatusBadge,
  ],
  template: `
    <div class="page">
      <vv-page-header [title]="'budget.mine.title' | transloco" />
      @if (problem(); as wrong) {
        <vv-failed-request [problem]="wrong" (retry)="projects.reload()" />
      } @else if (projects.hasValue()) {
        <ul class="plain-list">
          @for (one of projects.value(); track one.id) {
            <li>
              <p class="of">
                <span lang="lv">{{ one.place.name }} · {{ one.cycle.title }}</span>
              </p>
              <h2>
                <a
                  [routerLink]="['mans', 'projekti', one.place.slug, one.id] | localLink"
                  [attr.lang]="one.title ? 'lv' : null"
                  >{{ one.title || ('budget.mine.untitled' | transloco) }}</a
                >
              </h2>
              <p class="row small">
                <vv-status-badge [tone]="tone(one.state)">{{
                  'budget.projectState.' + one.state | transloco
                }}</vv-status-badge>
                @if (one.nr !== null) {
                  <span>{{ 'budget.nr' | transloco: { nr: one.nr } }}</span>
                }
                <span class="figures">{{ one.totalCents | euro }}</span>
                @if (one.state === 'draft' && one.cycle.state === 'submission') {
                  <span>{{ 'budget.submit.until' | transloco }}</span>
                  <vv-deadline-chip [day]="one.cycle.submissionTo" />
                }
                @if (one.state === 'returned' && one.returned; as back) {
                  <span>{{ 'budget.mine.correctUntil' | transloco }}</span>
                  <vv-deadline-chip [day]="back.until" />
                }
              </p>
            </li>
          }
        </ul>
        @if (!projects.value().length) {
          <vv-empty-state [title]="'budget.mine.empty' | transloco" icon="edit">
            <p>{{ 'budget.mine.emptyText' | transloco }}</p>
            <p>
              <a [routerLink]="'/' | localLink">{{ 'budget.mine.toPlaces' | transloco }}</a>
            </p>
          </vv-empty-state>
        }
      } @else {
        <p role="status">{{ 'budget.loading' | transloco }}</p>
      }
    </div>
  `,
  styles: `
    li {
      padding-block: var(--gap-4);
      border-top: 1px solid var(--line);
    }

    p {
      margin: 0;
    }

    .of {
      color: var(--ink-soft);
      font-size: var(--size-s);
    }

    h2 {
      margin-block: var(--gap-1) var(--gap-2);
      font-size: var(--size-l);
    }
  `,
})
export class MyProjectsPage {
  private readonly client = inject(BudgetClient);
  protected readonly projects = rxResource({ stream: () => this.client.mine() });
  protected readonly problem = loadProblem(this.projects);
  protected readonly tone = projectTone;

  constructor() {
    const title = inject(TranslocoService).translate('budget.mine.title');
    inject(PageMeta).set({ title, hidden: true });
  }
}
