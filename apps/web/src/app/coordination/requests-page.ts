import { Component, computed, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { of } from 'rxjs';
import type { CoordinationRequest, CoordinationRequests } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Session } from '../shell/session';
import { Column, DataTable } from '../ui/data-table';
import { DeadlineChip } from '../ui/deadline-chip';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe, PluralPipe } from '../ui/format-pipes';
import { PageHeader } from '../ui/page-header';
import { StatusBadge } from '../ui/status-badge';
import { loadProblem } from '../ui/submission';
import { CoordinationClient } from './coordination-client';
import { partyTone } from './coordination-words';
import { ExpertRequests } from './expert-requests';

/** What the reader's institutions are asked for an opinion on, over all municipalities. */
@Component({
  selector: 'vv-coordination-requests-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    Column,
    DataTable,
    DeadlineChip,
    EmptyState,
    ExpertRequests,
    FailedRequest,
    LegalDayPipe,
    LocalLink,
    PageHeader,
    PluralPipe,
    StatusBadge,
  ],
  template: `
    <div class="page">
      <vv-page-header [title]="'coordination.requests.title' | transloco">
        @if (requests.hasValue()) {
          <p class="lead">{{ 'coordination.requests.count' | plural: waiting().length }}</p>
        }
      </vv-page-header>
      @if (problem(); as problem) {
        <vv-failed-request [problem]="problem" (retry)="requests.reload()" />
      } @else if (requests.hasValue()) {
        @for (group of groups(); track group.name) {
          <section class="group" [attr.aria-labelledby]="'requests-' + group.name">
            <h2 [id]="'requests-' + group.name">{{ 'coordination.requests.' + group.name | transloco }}</h2>
            <vv-data-table
              [rows]="group.rows"
              [caption]="'coordination.requests.' + group.name | transloco"
              [captionHidden]="true"
            >
              <ng-template [vvColumn]="'coordination.requests.draft' | transloco" let-value>
                @let item = row(value);
                <span class="stack">
                  <a [routerLink]="['darbs', 'saskanosana', item.id] | localLink" lang="lv">{{
                    item.title
                  }}</a>
                  <span class="small soft"
                    >{{ item.place.name }} · <span class="figures">{{ item.code }}</span> ·
                    {{ 'coordination.round' | transloco: { number: item.round } }}</span
                  >
                </span>
              </ng-template>
              <ng-template [vvColumn]="'coordination.requests.institution' | transloco" let-value>
                <span lang="lv">{{ row(value).institution }}</span>
              </ng-template>
              <ng-template [vvColumn]="'coordination.sent' | transloco" let-value>
                <time [attr.datetime]="row(value).sentDay">{{ row(value).sentDay | legalDay: 'short' }}</time>
              </ng-template>
              <ng-template [vvColumn]="'coordination.requests.state' | transloco" let-value>
                @let item = row(value);
                @if (group.name === 'waiting') {
                  <vv-deadline-chip [day]="item.dueDay" />
                } @else {
                  <vv-status-badge [tone]="tone(item.state)">{{
                    'coordination.state.' + item.state | transloco
                  }}</vv-status-badge>
                }
              </ng-template>
            </vv-data-table>
          </section>
        } @empty {
          <vv-empty-state icon="inbox" [title]="'coordination.requests.empty' | transloco">
            <p>{{ 'coordination.requests.emptyText' | transloco }}</p>
          </vv-empty-state>
        }
      } @else {
        <p class="soft" role="status">{{ 'bylaws.loading' | transloco }}</p>
      }
      <vv-expert-requests />
      <p>
        <a [routerLink]="'/mans/organizacijas' | localLink">{{
          'coordination.requests.organisations' | transloco
        }}</a>
      </p>
    </div>
  `,
  styles: `
    .group {
      margin-bottom: var(--gap-6);
    }

    .stack {
      display: grid;
      gap: var(--gap-1);
    }
  `,
})
export class RequestsPage {
  private readonly client = inject(CoordinationClient);
  private readonly session = inject(Session);
  protected readonly tone = partyTone;
  protected readonly requests = rxResource({
    // An expert may be somebody who never answers for an institution.
    stream: () =>
      this.session.mayAnywhere('coordination.respond')
        ? this.client.requests()
        : of<CoordinationRequests>({ waiting: [], done: [] }),
  });
  protected readonly problem = loadProblem(this.requests);
  private readonly loaded = computed(() => (this.requests.hasValue() ? this.requests.value() : null));
  protected readonly waiting = computed(() => this.loaded()?.waiting ?? []);
  protected readonly groups = computed(() =>
    [
      { name: 'waiting', rows: this.waiting() },
      { name: 'done', rows: this.loaded()?.done ?? [] },
    ].filter(({ rows }) => rows.length > 0),
  );

  constructor() {
    const transloco = inject(TranslocoService);
    inject(PageMeta).set({ title: transloco.translate('coordination.requests.title'), hidden: true });
  }

  /** The table's rows come untyped. */
  protected row(value: unknown): CoordinationRequest {
    return value as CoordinationRequest;
  }
}
