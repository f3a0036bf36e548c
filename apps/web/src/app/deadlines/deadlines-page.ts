import { Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { DeadlineView, RunningDeadline } from '#libs/contracts';
import { DeadlineCount } from '../bylaws/deadline-count';
import { Words } from '../bylaws/words';
import { groupByTerm } from '../inbox/group-by-term';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Session } from '../shell/session';
import { DeadlineChip } from '../ui/deadline-chip';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe } from '../ui/format-pipes';
import { PageHeader } from '../ui/page-header';
import { QueryChoices } from '../ui/query-choices';
import { loadProblem } from '../ui/submission';
import { CalendarAddresses } from './calendar-addresses';
import { DeadlinesClient } from './deadlines-client';
import { monthAsked } from './month';
import { MonthTable, type MonthEntry } from './month-table';

/** Every deadline that runs in the municipality, as a list by urgency or as a month. */
@Component({
  selector: 'vv-deadlines-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    CalendarAddresses,
    DeadlineChip,
    DeadlineCount,
    EmptyState,
    FailedRequest,
    LegalDayPipe,
    LocalLink,
    MonthTable,
    PageHeader,
    QueryChoices,
  ],
  templateUrl: './deadlines-page.html',
  styleUrl: './deadlines-page.scss',
})
export class DeadlinesPage {
  private readonly client = inject(DeadlinesClient);
  private readonly session = inject(Session);
  protected readonly words = inject(Words);
  readonly place = input.required<string>();
  /** Filters in the address. */
  readonly skats = input<string>();
  readonly menesis = input<string>();
  readonly kuri = input<string>();

  protected readonly list = rxResource({
    params: () => this.place(),
    stream: ({ params }) => this.client.running(params),
  });
  protected readonly problem = loadProblem(this.list);
  protected readonly asMonth = computed(() => this.skats() === 'menesis');
  protected readonly onlyMine = computed(() => this.kuri() === 'mani');
  protected readonly today = computed(() => this.session.legalToday() ?? '');
  protected readonly month = computed(() => monthAsked(this.menesis(), this.today()));
  protected readonly mayChange = computed(() => this.session.may('calendar.manage', this.place()));
  protected readonly items = computed(() => {
    const all = this.list.hasValue() ? this.list.value().items : [];
    return this.onlyMine() ? all.filter(({ mine }) => mine) : all;
  });
  protected readonly groups = computed(() =>
    groupByTerm(
      this.items().map((item) => ({ item, deadline: item })),
      this.today(),
    ),
  );
  protected readonly entries = computed<MonthEntry[]>(() =>
    this.items().map((item) => ({
      key: item.key,
      day: item.day,
      kind: this.short(item),
      title: [item.subject.code, item.subject.title].filter(Boolean).join(' '),
      path: item.path,
      tone: item.overdue ? 'bad' : item.sense === 'due' ? 'warn' : 'calm',
    })),
  );

  constructor() {
    const transloco = inject(TranslocoService);
    inject(PageMeta).set({ title: transloco.translate('deadlines.title'), hidden: true });
  }

  /** The deadline as its count is shown; null for a term of the municipality's own, which nobody counts. */
  protected counted(item: RunningDeadline): DeadlineView | null {
    const { article, from } = item;
    return article !== null && from !== null && item.explanation.length > 0
      ? { ...item, article, from }
      : null;
  }

  /** What is to be done, without how long it may take. */
  protected short(item: RunningDeadline): string {
    return this.words.deadline(item.code).split(':')[0] ?? '';
  }
}
