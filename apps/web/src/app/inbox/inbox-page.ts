import { Component, computed, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { InboxItem } from '#libs/contracts';
import { pageOfWork } from '../bylaws/pages-of-work';
import { Words } from '../bylaws/words';
import { loadProblem } from '../ui/submission';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Session } from '../shell/session';
import { DeadlineChip } from '../ui/deadline-chip';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe, PluralPipe } from '../ui/format-pipes';
import { PageHeader } from '../ui/page-header';
import { groupByTerm } from './group-by-term';
import { InboxClient } from './inbox-client';

/** What waits for me, by the day it is due, over all municipalities I work for. */
@Component({
  selector: 'vv-inbox-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    DeadlineChip,
    EmptyState,
    FailedRequest,
    LegalDayPipe,
    LocalLink,
    PageHeader,
    PluralPipe,
  ],
  templateUrl: './inbox-page.html',
  styleUrl: './inbox-page.scss',
})
export class InboxPage {
  private readonly client = inject(InboxClient);
  private readonly session = inject(Session);
  protected readonly words = inject(Words);

  protected readonly inbox = rxResource({ stream: () => this.client.items() });
  protected readonly problem = loadProblem(this.inbox);
  protected readonly groups = computed(() => {
    const today = this.session.legalToday();
    if (!today || !this.inbox.hasValue()) return [];
    return groupByTerm(this.inbox.value(), today);
  });
  protected readonly count = computed(() => (this.inbox.hasValue() ? this.inbox.value().length : 0));
  /** Where the person works; each place has its list of acts. */
  protected readonly places = computed(() =>
    this.session.municipalities().filter((one) => this.session.may('dossier.read', one.slug)),
  );
  /** Where somebody who does not read dossiers works on the participatory budget. */
  protected readonly budgets = computed(() =>
    this.session.municipalities().filter((one) => this.session.may('budget.read', one.slug)),
  );
  /** Answers for an institution without working for a municipality. */
  protected readonly asked = computed(() => this.session.mayAnywhere('coordination.respond'));
  protected readonly several = computed(() => this.places().length > 1);

  constructor() {
    const transloco = inject(TranslocoService);
    inject(PageMeta).set({ title: transloco.translate('bylaws.inbox.title'), hidden: true });
  }

  /** The place on that page. */
  protected fragment({ path }: InboxItem): string | undefined {
    return path?.split('#')[1];
  }

  /** The page on which what is asked of the reader can be done. */
  protected path({ place, dossier, path, ...work }: InboxItem): string[] {
    if (path) return (path.split('#')[0] ?? '').split('/');
    const page = pageOfWork(work);
    return ['darbs', place.slug, 'akti', dossier.code, ...(page ? [page] : [])];
  }
}
