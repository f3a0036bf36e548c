import { Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { SittingRequestView, SittingSummary } from '#libs/contracts';
import { Language } from '../shell/language';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Place } from '../shell/place';
import { Session } from '../shell/session';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe, PluralPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { PageHeader } from '../ui/page-header';
import { loadProblem } from '../ui/submission';
import { CouncilClient } from './council-client';
import { PlanSittingForm } from './plan-sitting-form';
import { SittingLine } from './sitting-line';
import { SittingRequests } from './sitting-requests';

/** Sittings of the council: those to come first, then the past ones; the secretary plans the next. */
@Component({
  selector: 'vv-sittings-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    EmptyState,
    FailedRequest,
    Icon,
    LegalDayPipe,
    LocalLink,
    PageHeader,
    PlanSittingForm,
    SittingRequests,
    PluralPipe,
    SittingLine,
  ],
  templateUrl: './sittings-page.html',
  styleUrl: './sittings-page.scss',
})
export class SittingsPage {
  private readonly client = inject(CouncilClient);
  private readonly router = inject(Router);
  private readonly language = inject(Language);
  private readonly session = inject(Session);
  protected readonly where = inject(Place);
  protected readonly planning = signal(false);
  /** The request that the sitting is planned for. */
  protected readonly answered = signal<SittingRequestView | null>(null);

  protected readonly sittings = rxResource({
    params: () => this.where.slug() ?? undefined,
    stream: () => this.client.sittings(),
  });
  protected readonly problem = loadProblem(this.sittings);
  protected readonly manages = computed(() => this.session.may('council.manage', this.where.slug()));
  protected readonly lists = computed(() => {
    const all = this.sittings.hasValue() ? this.sittings.value() : [];
    const today = this.session.legalToday() ?? '';
    const next = (one: SittingSummary) => one.state !== 'closed' && one.day >= today;
    return [
      { name: 'next', sittings: all.filter(next).reverse() },
      { name: 'past', sittings: all.filter((one) => !next(one)) },
    ].filter((list) => list.name === 'next' || list.sittings.length > 0);
  });

  constructor() {
    const transloco = inject(TranslocoService);
    inject(PageMeta).set({ title: transloco.translate('council.sittings.title'), hidden: true });
  }

  protected call(request: SittingRequestView): void {
    this.answered.set(request);
    this.planning.set(true);
  }

  /** Opens the form for a sitting of one's own, or closes it. */
  protected toggle(): void {
    this.answered.set(null);
    this.planning.update((open) => !open);
  }

  protected planned(id: string): void {
    const path = ['', 'darbs', this.where.slug() ?? '', 'sedes', id].join('/');
    void this.router.navigateByUrl(this.language.link(path));
  }
}
