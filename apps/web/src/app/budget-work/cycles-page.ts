import { Component, computed, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Place } from '../shell/place';
import { Session } from '../shell/session';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { EuroPipe, LegalDayPipe, PluralPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { PageHeader } from '../ui/page-header';
import { StatusBadge } from '../ui/status-badge';
import { loadProblem } from '../ui/submission';
import { BudgetWorkClient } from './budget-work-client';
import { cycleTone } from './cycle-tone';

/** The municipality's participatory budgets, year by year; the coordinator starts the next. */
@Component({
  selector: 'vv-cycles-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    EmptyState,
    EuroPipe,
    FailedRequest,
    Icon,
    LegalDayPipe,
    LocalLink,
    PageHeader,
    PluralPipe,
    StatusBadge,
  ],
  templateUrl: './cycles-page.html',
  styleUrl: './cycles-page.scss',
})
export class CyclesPage {
  private readonly client = inject(BudgetWorkClient);
  private readonly session = inject(Session);
  protected readonly where = inject(Place);
  protected readonly tone = cycleTone;
  protected readonly cycles = rxResource({
    params: () => this.where.slug() ?? undefined,
    stream: () => this.client.cycles(),
  });
  protected readonly problem = loadProblem(this.cycles);
  protected readonly manages = computed(() => this.session.may('budget.manage', this.where.slug()));

  constructor() {
    const transloco = inject(TranslocoService);
    inject(PageMeta).set({ title: transloco.translate('budget-work.cycles.title'), hidden: true });
  }
}
