import { HttpClient } from '@angular/common/http';
import { Component, computed, effect, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { BudgetComparison, BudgetMoney, BudgetYear } from '#libs/contracts';
import { LocalLink } from '../../shell/local-link';
import { PageMeta } from '../../shell/page-meta';
import { Place } from '../../shell/place';
import { ArticleLink } from '../../ui/article-link';
import { Column, DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { FailedRequest } from '../../ui/failed-request';
import { EuroPipe } from '../../ui/format-pipes';
import { PageHeader } from '../../ui/page-header';
import { StatusBadge } from '../../ui/status-badge';
import { loadProblem } from '../../ui/submission';
import { cycleTone } from '../words';

/** The money of the participatory budget over the years, and beside other municipalities. */
@Component({
  selector: 'vv-budget-money-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    ArticleLink,
    Column,
    DataTable,
    EmptyState,
    EuroPipe,
    FailedRequest,
    LocalLink,
    PageHeader,
    StatusBadge,
  ],
  templateUrl: './money-page.html',
  styles: `
    section {
      margin-top: var(--gap-6);
    }

    h2 {
      margin-bottom: var(--gap-3);
    }

    .bar {
      display: block;
      height: 0.6rem;
      min-width: 6rem;
      background: var(--line);
      border-radius: 0.3rem;
      overflow: hidden;
    }

    .bar span {
      display: block;
      height: 100%;
      background: var(--accent);
    }
  `,
})
export class BudgetMoneyPage {
  private readonly http = inject(HttpClient);
  protected readonly where = inject(Place);
  readonly place = input.required<string>();
  protected readonly money = rxResource({
    params: () => this.place(),
    stream: ({ params }) => this.http.get<BudgetMoney>(`/api/m/${encodeURIComponent(params)}/budget/money`),
  });
  protected readonly problem = loadProblem(this.money);
  protected readonly comparison = rxResource({
    stream: () => this.http.get<BudgetComparison>('/api/budget/comparison'),
  });
  protected readonly others = computed(() =>
    this.comparison.hasValue() ? this.comparison.value().rows : [],
  );

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      const wrong = this.problem();
      meta.set({
        title: transloco.translate('budget-delivery.money.title'),
        description: transloco.translate('budget-delivery.money.about'),
        ...(wrong ? { status: wrong.kind === 'notFound' ? 404 : 503, hidden: true } : {}),
      });
    });
  }

  protected readonly tone = cycleTone;

  /** The result is announced: before that there is nothing to tell of winners. */
  protected known({ state }: BudgetYear): boolean {
    return state === 'announced' || state === 'closed';
  }

  /** How much of the winners' cost is spent, in per cent, at most 100. */
  protected share({ wonCents, spentCents }: BudgetYear): number {
    return wonCents > 0 ? Math.min(100, Math.round((spentCents / wonCents) * 100)) : 0;
  }
}
