import { Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { accentFor } from '../shell/accent';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Session } from '../shell/session';
import { DeadlineChip } from '../ui/deadline-chip';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { PluralPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { readProblem } from '../ui/problem';
import { COUNTED_AS } from './counted-as';
import { foldForSearch } from './fold';
import { HomeClient } from './home-client';

/** Which municipality, and what is open to comment anywhere. */
@Component({
  selector: 'vv-home-page',
  imports: [RouterLink, TranslocoPipe, DeadlineChip, EmptyState, FailedRequest, Icon, LocalLink, PluralPipe],
  templateUrl: './home-page.html',
  styleUrl: './home-page.scss',
})
export class HomePage {
  protected readonly session = inject(Session);
  private readonly client = inject(HomeClient);
  protected readonly search = signal('');
  protected readonly countedAs = COUNTED_AS;

  protected readonly home = rxResource({ stream: () => this.client.load() });
  protected readonly problem = computed(() => {
    const error = this.home.error();
    return error ? readProblem(error.cause ?? error) : null;
  });
  protected readonly open = computed(() => (this.home.hasValue() ? this.home.value().open : []));

  protected readonly municipalities = computed(() => {
    const asked = foldForSearch(this.search());
    return this.session
      .municipalities()
      .filter((one) => foldForSearch(one.name).includes(asked))
      .map((one) => ({
        ...one,
        accent: accentFor(one.colour),
        open: this.open().filter((matter) => matter.place === one.slug).length,
      }));
  });

  constructor() {
    const transloco = inject(TranslocoService);
    inject(PageMeta).set({
      title: transloco.translate('home.metaTitle'),
      description: transloco.translate('home.metaDescription'),
    });
  }
}
