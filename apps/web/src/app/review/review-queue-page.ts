import { Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { ReviewQueueItem } from '#libs/contracts';
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
import { filterQueue, placesOf, QUEUE_KINDS, QUEUE_STATES, QUEUE_TERMS, readFilter } from './queue-filter';
import { ReviewClient } from './review-client';
import { ReviewTabs } from './review-tabs';
import { outcomeTone } from './review-words';

/** By-laws of all municipalities that wait for the reader's ministry, the soonest end first. The address has the filters. */
@Component({
  selector: 'vv-review-queue-page',
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
    PluralPipe,
    ReviewTabs,
    StatusBadge,
  ],
  templateUrl: './review-queue-page.html',
  styles: `
    .filters {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--gap-5);
      margin-bottom: var(--gap-4);
    }

    .filters .field {
      min-width: min(14rem, 100%);
      margin-bottom: var(--gap-3);
    }

    .lines {
      display: grid;
      gap: var(--gap-1);
      justify-items: start;
    }
  `,
})
export class ReviewQueuePage {
  private readonly client = inject(ReviewClient);
  private readonly router = inject(Router);
  private readonly today = inject(Session).legalToday() ?? '';
  /** From the address. */
  readonly stavoklis = input<string>();
  readonly pasvaldiba = input<string>();
  readonly termins = input<string>();
  readonly veids = input<string>();

  protected readonly states = QUEUE_STATES;
  protected readonly terms = QUEUE_TERMS;
  protected readonly kinds = QUEUE_KINDS;
  protected readonly tone = outcomeTone;
  protected readonly queue = rxResource({ stream: () => this.client.queue() });
  protected readonly problem = loadProblem(this.queue);
  private readonly loaded = computed(() => (this.queue.hasValue() ? this.queue.value() : null));
  protected readonly filter = computed(() =>
    readFilter(this.stavoklis(), this.pasvaldiba(), this.termins(), this.veids()),
  );
  protected readonly state = computed(() => this.filter().state);
  protected readonly places = computed(() => {
    const queue = this.loaded();
    return queue ? placesOf(queue) : [];
  });
  protected readonly rows = computed(() => {
    const queue = this.loaded();
    return queue ? filterQueue(queue, this.filter(), this.today) : [];
  });
  protected readonly waiting = computed(() => {
    const queue = this.loaded();
    return queue ? filterQueue(queue, readFilter('waiting', '', '', ''), this.today).length : 0;
  });
  protected readonly filtered = computed(() => {
    const { state, place, term, kind } = this.filter();
    return state !== 'waiting' || place !== '' || term !== null || kind !== null;
  });

  constructor() {
    const transloco = inject(TranslocoService);
    inject(PageMeta).set({ title: transloco.translate('review.queue.title'), hidden: true });
  }

  /** The table's rows come untyped. */
  protected row(value: unknown): ReviewQueueItem {
    return value as ReviewQueueItem;
  }

  protected choose(name: 'stavoklis' | 'pasvaldiba' | 'termins' | 'veids', event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    const queryParams = { [name]: value && value !== 'waiting' ? value : null };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
