import { Component, effect, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { ActsClient } from '../acts/acts-client';
import { HeadLinks } from '../acts/head-links';
import { stateTone } from '../acts/state-tone';
import { COUNTED_AS } from '../home/counted-as';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Place } from '../shell/place';
import { DeadlineChip } from '../ui/deadline-chip';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe, PluralPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { PageHeader } from '../ui/page-header';
import { StatusBadge } from '../ui/status-badge';
import { loadProblem } from '../ui/submission';

/** "What can I influence now?" of one municipality. */
@Component({
  selector: 'vv-place-page',
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
    PluralPipe,
    StatusBadge,
  ],
  providers: [HeadLinks],
  templateUrl: './place-page.html',
  styleUrl: './place-page.scss',
})
export class PlacePage {
  private readonly client = inject(ActsClient);
  protected readonly where = inject(Place);
  readonly place = input.required<string>();

  protected readonly home = rxResource({
    params: () => this.place(),
    stream: ({ params }) => this.client.home(params),
  });
  protected readonly problem = loadProblem(this.home);
  protected readonly tone = stateTone;
  protected readonly countedAs = COUNTED_AS;

  constructor() {
    const meta = inject(PageMeta);
    const head = inject(HeadLinks);
    const transloco = inject(TranslocoService);
    effect(() => {
      head.feed(this.client.feed(this.place()), transloco.translate('acts.feed'));
      meta.set({
        title: transloco.translate('home.place.title'),
        description: transloco.translate('home.place.description'),
        ...(this.problem() ? { status: 503, hidden: true } : {}),
      });
    });
  }
}
