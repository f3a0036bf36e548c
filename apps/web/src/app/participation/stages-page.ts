import { Component, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { DeadlineChip } from '../ui/deadline-chip';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { PageHeader } from '../ui/page-header';
import { StatusBadge } from '../ui/status-badge';
import { loadProblem } from '../ui/submission';
import { ParticipationClient } from './participation-client';

/** The opinion stages of the municipality that somebody still works on, with what waits in each. */
@Component({
  selector: 'vv-stages-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    DeadlineChip,
    EmptyState,
    FailedRequest,
    LocalLink,
    PageHeader,
    StatusBadge,
  ],
  template: `
    <div class="page">
      <vv-page-header [title]="'participation.stages.title' | transloco" />
      @if (problem(); as wrong) {
        <vv-failed-request [problem]="wrong" (retry)="stages.reload()" />
      } @else if (stages.hasValue()) {
        <ul class="plain-list stack">
          @for (one of stages.value(); track one.dossierId) {
            <li class="card">
              <h2 lang="lv">
                <a
                  [routerLink]="['', 'darbs', place(), 'akti', one.code, 'viedokli'].join('/') | localLink"
                  >{{ one.title }}</a
                >
              </h2>
              <p lang="lv">{{ one.question }}</p>
              <p class="row">
                <span class="figures">{{ one.code }}</span>
                <vv-status-badge [tone]="one.state === 'open' ? 'info' : 'idle'">{{
                  'participation.stageState.' + one.state | transloco
                }}</vv-status-badge>
                @if (one.state === 'open' && one.lastDay) {
                  <vv-deadline-chip [day]="one.lastDay" />
                }
              </p>
              <p class="soft">{{ 'participation.stages.counts' | transloco: one.counts }}</p>
            </li>
          } @empty {
            <li>
              <vv-empty-state [title]="'participation.stages.empty' | transloco" icon="chat">
                <p>{{ 'participation.stages.emptyText' | transloco }}</p>
              </vv-empty-state>
            </li>
          }
        </ul>
      } @else {
        <p role="status">{{ 'participation.loading' | transloco }}</p>
      }
    </div>
  `,
  styles: `
    h2 {
      font-size: var(--size-l);
    }
  `,
})
export class StagesPage {
  private readonly client = inject(ParticipationClient);
  readonly place = input.required<string>();
  protected readonly stages = rxResource({
    params: () => this.place(),
    stream: ({ params }) => this.client.stages(params),
  });
  protected readonly problem = loadProblem(this.stages);

  constructor() {
    const title = inject(TranslocoService).translate('participation.stages.title');
    inject(PageMeta).set({ title, hidden: true });
  }
}
