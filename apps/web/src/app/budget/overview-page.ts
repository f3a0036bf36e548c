import { Component, computed, effect, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { BuiltProject } from '#libs/contracts';
import { HeadLinks } from '../acts/head-links';
import { Language } from '../shell/language';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Place } from '../shell/place';
import { Session } from '../shell/session';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { EuroPipe, LegalDayPipe, PluralPipe } from '../ui/format-pipes';
import { PageHeader } from '../ui/page-header';
import { StatusBadge } from '../ui/status-badge';
import { loadProblem } from '../ui/submission';
import { BudgetClient } from './budget-client';
import { ACTION_PATHS, standingSentence } from './cycle/cycle-standing';
import { type Dated, nextAction } from './cycle/cycle-steps';
import { CycleView } from './cycle/cycle-view';
import { ProjectCard } from './projects/project-card';

/** The participatory budget of a municipality: the running cycle, and what came of those before it. */
@Component({
  selector: 'vv-budget-overview-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    CycleView,
    EmptyState,
    EuroPipe,
    FailedRequest,
    LegalDayPipe,
    LocalLink,
    PageHeader,
    PluralPipe,
    ProjectCard,
    StatusBadge,
  ],
  providers: [HeadLinks],
  templateUrl: './overview-page.html',
  styleUrl: './overview-page.scss',
})
export class BudgetOverviewPage {
  private readonly client = inject(BudgetClient);
  private readonly session = inject(Session);
  private readonly language = inject(Language);
  private readonly transloco = inject(TranslocoService);
  protected readonly where = inject(Place);
  protected readonly paths = ACTION_PATHS;
  protected readonly actOf = nextAction;
  readonly place = input.required<string>();

  protected readonly budget = rxResource({
    params: () => this.place(),
    stream: ({ params }) => this.client.overview(params),
  });
  protected readonly problem = loadProblem(this.budget);
  protected readonly current = computed(() => (this.budget.hasValue() ? this.budget.value().current : null));

  constructor() {
    const meta = inject(PageMeta);
    const head = inject(HeadLinks);
    const { transloco } = this;
    effect(() => {
      const cycle = this.current();
      if (cycle) {
        const feed = this.client.download(this.place(), cycle.year, 'feed.atom');
        head.feed(feed, transloco.translate('budget.feed'));
      }
      meta.set({
        title: transloco.translate('budget.title'),
        description: transloco.translate('budget.description'),
        ...(this.problem() ? { status: 503, hidden: true } : {}),
      });
    });
  }

  protected sentence(cycle: Dated): string {
    return standingSentence(cycle, this.transloco, this.language.current());
  }

  /** Not finished when it had to be, or not yet although the day is over. */
  protected isLate({ doneBy, deliveredOn }: BuiltProject): boolean {
    const until = deliveredOn ?? this.session.legalToday();
    return doneBy !== null && until !== null && until > doneBy;
  }
}
