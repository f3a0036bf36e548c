import { Component, computed, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { SectorRequestItem } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Column, DataTable } from '../ui/data-table';
import { DeadlineChip } from '../ui/deadline-chip';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe } from '../ui/format-pipes';
import { PageHeader } from '../ui/page-header';
import { loadProblem } from '../ui/submission';
import { ReviewTabs } from './review-tabs';
import { SectorClient } from './sector-client';

/** By-laws about which the reader's ministry is asked for its view, the soonest term first (PL 47(3)). */
@Component({
  selector: 'vv-sector-list-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    Column,
    DataTable,
    DeadlineChip,
    EmptyState,
    FailedRequest,
    LegalDayPipe,
    LocalLink,
    PageHeader,
    ReviewTabs,
  ],
  template: `
    <div class="page">
      <vv-page-header [title]="'review.sectorList.title' | transloco">
        <p class="lead">{{ 'review.sectorList.lead' | transloco }}</p>
      </vv-page-header>
      <vv-review-tabs />
      @if (problem(); as problem) {
        <vv-failed-request [problem]="problem" (retry)="requests.reload()" />
      } @else if (rows(); as rows) {
        @if (rows.length) {
          <vv-data-table
            [rows]="rows"
            [caption]="'review.sectorList.title' | transloco"
            [captionHidden]="true"
          >
            <ng-template [vvColumn]="'review.queue.bylaw' | transloco" let-value>
              <a [routerLink]="['darbs', 'nozares-viedokli', row(value).id] | localLink" lang="lv">{{
                row(value).title
              }}</a>
            </ng-template>
            <ng-template [vvColumn]="'review.queue.place' | transloco" let-value>{{
              row(value).place.name
            }}</ng-template>
            <ng-template [vvColumn]="'review.sectorList.reviewer' | transloco" let-value>
              <span lang="lv">{{ row(value).reviewer }}</span>
            </ng-template>
            <ng-template [vvColumn]="'review.sector.askedOn' | transloco" let-value>
              <time [attr.datetime]="row(value).askedOn">{{ row(value).askedOn | legalDay: 'short' }}</time>
            </ng-template>
            <ng-template [vvColumn]="'review.sectorList.state' | transloco" let-value>
              @let item = row(value);
              @if (item.answeredOn; as day) {
                {{ 'review.sector.answered' | transloco: { day: (day | legalDay: 'short') } }}
              } @else if (item.over) {
                {{ 'review.sector.unanswered' | transloco }}
              } @else {
                <vv-deadline-chip [day]="item.answerBy" />
              }
            </ng-template>
          </vv-data-table>
        } @else {
          <vv-empty-state icon="inbox" [title]="'review.sectorList.none' | transloco">
            <p>{{ 'review.sectorList.noneText' | transloco }}</p>
          </vv-empty-state>
        }
      } @else {
        <p class="soft" role="status">{{ 'bylaws.loading' | transloco }}</p>
      }
    </div>
  `,
})
export class SectorListPage {
  private readonly client = inject(SectorClient);
  protected readonly requests = rxResource({ stream: () => this.client.mine() });
  protected readonly problem = loadProblem(this.requests);
  protected readonly rows = computed(() => (this.requests.hasValue() ? this.requests.value() : null));

  constructor() {
    const transloco = inject(TranslocoService);
    inject(PageMeta).set({ title: transloco.translate('review.sectorList.title'), hidden: true });
  }

  /** The table's rows come untyped. */
  protected row(value: unknown): SectorRequestItem {
    return value as SectorRequestItem;
  }
}
