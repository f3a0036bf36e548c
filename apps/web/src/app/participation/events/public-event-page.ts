import { afterNextRender, Component, computed, effect, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LocalLink } from '../../shell/local-link';
import { PageMeta } from '../../shell/page-meta';
import { Session } from '../../shell/session';
import { ArticleLink } from '../../ui/article-link';
import { DeadlineChip } from '../../ui/deadline-chip';
import { DownloadMenu } from '../../ui/download-menu';
import { FailedRequest } from '../../ui/failed-request';
import { LegalDayPipe, PluralPipe } from '../../ui/format-pipes';
import { PageHeader } from '../../ui/page-header';
import { StatusBadge } from '../../ui/status-badge';
import { loadProblem } from '../../ui/submission';
import { OpinionCard } from '../opinion-card';
import { AccessForm } from './access-form';
import { phaseOf } from './event-line';
import { EventsClient } from './events-client';
import { EventOpinionForm } from './event-opinion-form';

const TEXTS = ['grounds', 'aim', 'problem', 'policyArea', 'territory', 'information'] as const;
const FORMATS = ['html', 'pdf', 'docx'] as const;

/** One event as everybody sees it: the question, what for, until when, how to take part, what came of it. */
@Component({
  selector: 'vv-public-event-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    AccessForm,
    ArticleLink,
    DeadlineChip,
    DownloadMenu,
    EventOpinionForm,
    FailedRequest,
    LegalDayPipe,
    LocalLink,
    OpinionCard,
    PageHeader,
    PluralPipe,
    StatusBadge,
  ],
  templateUrl: './public-event-page.html',
  styleUrl: './events.scss',
})
export class PublicEventPage {
  private readonly client = inject(EventsClient);
  private readonly session = inject(Session);
  readonly place = input.required<string>();
  readonly code = input.required<string>();
  protected readonly texts = TEXTS;
  protected readonly event = rxResource({
    params: () => ({ place: this.place(), code: this.code() }),
    stream: ({ params }) => this.client.publicEvent(params.place, params.code),
  });
  protected readonly problem = loadProblem(this.event);
  protected readonly phase = computed(() =>
    this.event.hasValue() ? phaseOf(this.event.value(), this.session.legalToday() ?? '') : 'over',
  );

  /** What this person or browser supports is known in the browser only: the page itself is the same for everybody. */
  private readonly inBrowser = signal(false);
  private readonly mySupport = rxResource({
    params: () =>
      this.inBrowser() && this.event.hasValue() && this.event.value().acceptsOpinions
        ? { place: this.place(), code: this.code() }
        : undefined,
    stream: ({ params }) => this.client.supported(params.place, params.code),
  });
  protected readonly supported = computed(
    () => new Set(this.mySupport.hasValue() ? this.mySupport.value() : []),
  );

  constructor() {
    afterNextRender(() => this.inBrowser.set(true));
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      if (!this.event.hasValue()) {
        const missing = this.problem()?.kind === 'notFound';
        if (missing) meta.set({ title: transloco.translate('events.title'), hidden: true, status: 404 });
        return;
      }
      const { title, question } = this.event.value();
      meta.set({ title, description: question });
    });
  }

  protected files(form: 'notice' | 'summary'): { format: string; href: string }[] {
    const base = `/api/public/m/${this.place()}/participation/${this.code()}/${form}`;
    return FORMATS.map((format) => ({ format, href: `${base}.${format}` }));
  }
}
