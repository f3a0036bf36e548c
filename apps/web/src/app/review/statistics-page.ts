import { Component, computed, DOCUMENT, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { ReviewOutcome, RuleCount, StatisticsObjection } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Column, DataTable } from '../ui/data-table';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe } from '../ui/format-pipes';
import { PageHeader } from '../ui/page-header';
import { StatusBadge } from '../ui/status-badge';
import { loadProblem } from '../ui/submission';
import { ReviewClient } from './review-client';
import { ReviewTabs } from './review-tabs';
import { rulesCsv } from './rules-csv';
import { saveFile } from '../ui/save-file';

/** Which rules by-laws break, as the reader's ministry found, and what became of its objections. */
@Component({
  selector: 'vv-review-statistics-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    Column,
    DataTable,
    EmptyState,
    FailedRequest,
    LegalDayPipe,
    LocalLink,
    PageHeader,
    ReviewTabs,
    StatusBadge,
  ],
  templateUrl: './statistics-page.html',
  styles: `
    .filters {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--gap-5);
      margin-bottom: var(--gap-4);
    }

    .figures {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
      gap: var(--gap-4);
      margin: 0 0 var(--gap-6);
    }

    .figures div {
      padding: var(--gap-3) var(--gap-4);
      border: 1px solid var(--line);
    }

    dt {
      color: var(--ink-soft);
      font-size: var(--size-s);
    }

    dd {
      margin: 0;
      font-size: var(--size-xl);
      font-weight: 650;
      font-variant-numeric: tabular-nums;
    }

    li {
      padding-block: var(--gap-3);
      border-top: 1px solid var(--line);
    }

    li p {
      margin: 0 0 var(--gap-1);
    }

    li a {
      margin-inline-end: var(--gap-2);
    }

    h2 {
      margin-bottom: var(--gap-3);
    }
  `,
})
export class ReviewStatisticsPage {
  private readonly client = inject(ReviewClient);
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private readonly transloco = inject(TranslocoService);
  /** From the address. */
  readonly no = input<string>();
  readonly lidz = input<string>();
  readonly pasvaldiba = input<string>();
  readonly norma = input<string>();

  protected readonly outcomes: readonly ReviewOutcome[] = [
    'no_objections',
    'objections_partial',
    'objections_whole',
    'silent',
  ];
  protected readonly statistics = rxResource({
    params: () => ({ from: this.no() ?? '', to: this.lidz() ?? '', place: this.pasvaldiba() ?? '' }),
    stream: ({ params }) =>
      this.client.statistics(Object.fromEntries(Object.entries(params).filter(([, value]) => value !== ''))),
  });
  protected readonly problem = loadProblem(this.statistics);
  protected readonly view = computed(() => (this.statistics.hasValue() ? this.statistics.value() : null));
  protected readonly rule = computed(
    () => this.view()?.rules.find(({ rule }) => rule === this.norma()) ?? null,
  );
  /** The objections of the rule that is looked at; all of them while none is. */
  protected readonly objections = computed((): readonly StatisticsObjection[] => {
    const view = this.view();
    const ids = this.rule()?.objectionIds;
    return view ? view.objections.filter(({ id }) => !ids || ids.includes(id)) : [];
  });

  constructor() {
    inject(PageMeta).set({ title: this.transloco.translate('review.statistics.title'), hidden: true });
  }

  /** The table's rows come untyped. */
  protected row(value: unknown): RuleCount {
    return value as RuleCount;
  }

  protected choose(name: 'no' | 'lidz' | 'pasvaldiba', event: Event): void {
    const { value } = event.target as HTMLInputElement | HTMLSelectElement;
    const queryParams = { [name]: value || null, norma: null };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected save(): void {
    const heads = [
      'rule',
      'objections',
      'bylaws',
      'municipalities',
      'corrected',
      'disagreed',
      'stopped',
      'open',
    ].map((one) => this.transloco.translate<string>(`review.statistics.${one}`));
    const csv = rulesCsv(heads, this.view()?.rules ?? []);
    saveFile(this.document, new Blob([csv], { type: 'text/csv;charset=utf-8' }), 'iebildumi-pec-normas.csv');
  }
}
