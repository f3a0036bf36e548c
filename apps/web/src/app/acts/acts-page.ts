import { Component, computed, effect, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { BYLAW_TOPICS } from '#libs/contracts';
import { Language } from '../shell/language';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Place } from '../shell/place';
import { DeadlineChip } from '../ui/deadline-chip';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe, PluralPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { PageHeader } from '../ui/page-header';
import { pageAsked, PageLinks } from '../ui/page-links';
import { StatusBadge } from '../ui/status-badge';
import { loadProblem } from '../ui/submission';
import { ActsClient } from './acts-client';
import { HeadLinks } from './head-links';
import { stateTone } from './state-tone';

/** By-laws of a municipality by topic and search, drafts apart. The filters are in the address and need no JavaScript. */
@Component({
  selector: 'vv-acts-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    DeadlineChip,
    EmptyState,
    FailedRequest,
    Icon,
    LegalDayPipe,
    LocalLink,
    PageHeader,
    PageLinks,
    PluralPipe,
    StatusBadge,
  ],
  providers: [HeadLinks],
  templateUrl: './acts-page.html',
  styleUrl: './acts-page.scss',
})
export class ActsPage {
  private readonly client = inject(ActsClient);
  private readonly language = inject(Language);
  protected readonly where = inject(Place);
  readonly place = input.required<string>();
  /** From the address: `?vardi=…&tema=…&lapa=…`. */
  readonly vardi = input<string>();
  readonly tema = input<string>();
  readonly lapa = input<string>();

  protected readonly search = computed(() => ({
    q: (this.vardi() ?? '').trim().slice(0, 200),
    topic: BYLAW_TOPICS.find((topic) => topic === this.tema()) ?? '',
    page: pageAsked(this.lapa()),
  }));
  protected readonly list = rxResource({
    params: () => ({ place: this.place(), search: this.search() }),
    stream: ({ params }) => this.client.list(params.place, params.search),
  });
  protected readonly problem = loadProblem(this.list);
  protected readonly narrowed = computed(() => this.search().q !== '' || this.search().topic !== '');
  protected readonly pages = computed(() => {
    if (!this.list.hasValue()) return 1;
    const { total, pageSize } = this.list.value();
    return Math.max(1, Math.ceil(total / pageSize));
  });
  protected readonly action = computed(() => this.language.link(`/${this.place()}/noteikumi`));
  protected readonly feed = computed(() => this.client.feed(this.place()));
  protected readonly tone = stateTone;

  constructor() {
    const meta = inject(PageMeta);
    const head = inject(HeadLinks);
    const transloco = inject(TranslocoService);
    effect(() => {
      head.feed(this.feed(), transloco.translate('acts.feed'));
      meta.set({
        title: transloco.translate('acts.list.title'),
        description: transloco.translate('acts.list.lead'),
        ...(this.problem() ? { status: 503, hidden: true } : {}),
      });
    });
  }

  /** The query of a link that keeps what is searched for. */
  protected query(change: { tema?: string | null }): Record<string, string | null> {
    const { q, topic } = this.search();
    return { vardi: q || null, tema: topic || null, lapa: null, ...change };
  }
}
