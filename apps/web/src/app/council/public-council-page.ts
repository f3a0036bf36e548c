import { Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { PageMeta } from '../shell/page-meta';
import { Place } from '../shell/place';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { PageHeader } from '../ui/page-header';
import { pageAsked, PageLinks } from '../ui/page-links';
import { loadProblem } from '../ui/submission';
import { CouncilClient } from './council-client';
import { PublicSittingCard } from './public-sitting';

/** The council for everybody: what it will decide, and who voted how. */
@Component({
  selector: 'vv-public-council-page',
  imports: [TranslocoPipe, EmptyState, FailedRequest, PageHeader, PageLinks, PublicSittingCard],
  template: `
    <div class="page">
      <vv-page-header [title]="'council.public.title' | transloco">
        <p class="lead">{{ 'council.public.lead' | transloco }}</p>
      </vv-page-header>
      @if (problem(); as problem) {
        <vv-failed-request [problem]="problem" (retry)="council.reload()" />
      } @else if (council.hasValue()) {
        @if (council.value().page === 1) {
          <section aria-labelledby="next-title">
            <h2 id="next-title">{{ 'council.public.next' | transloco }}</h2>
            @for (sitting of council.value().next; track sitting.id) {
              <vv-public-sitting [sitting]="sitting" [coming]="true" />
            } @empty {
              <vv-empty-state icon="calendar" [title]="'council.public.none' | transloco">
                <p>{{ 'council.public.noneText' | transloco }}</p>
              </vv-empty-state>
            }
          </section>
        }
        @if (council.value().past.length || council.value().page > 1) {
          <section class="section" aria-labelledby="past-title">
            <h2 id="past-title">{{ 'council.public.past' | transloco }}</h2>
            @for (sitting of council.value().past; track sitting.id) {
              <vv-public-sitting [sitting]="sitting" />
            } @empty {
              <p>{{ 'council.public.noMorePast' | transloco }}</p>
            }
            <vv-page-links [page]="council.value().page" [pages]="council.value().pages" />
          </section>
        }
      } @else {
        <div class="waiting" role="status">
          <span class="visually-hidden">{{ 'council.loading' | transloco }}</span>
        </div>
      }
    </div>
  `,
  styles: `
    .waiting {
      height: 24rem;
      border-radius: var(--radius);
      background: var(--idle-wash);
    }

    h2 {
      margin-bottom: var(--gap-4);
    }
  `,
})
export class PublicCouncilPage {
  private readonly client = inject(CouncilClient);
  private readonly place = inject(Place);
  /** From the address: `?lapa=2`. */
  readonly lapa = input<string>();
  private readonly asked = computed(() => {
    const slug = this.place.slug();
    return slug ? { slug, page: pageAsked(this.lapa()) } : undefined;
  });
  protected readonly council = rxResource({
    params: this.asked,
    stream: ({ params }) => this.client.open(params.page),
  });
  protected readonly problem = loadProblem(this.council);

  constructor() {
    const transloco = inject(TranslocoService);
    const name = this.place.municipality()?.name ?? '';
    inject(PageMeta).set({
      title: transloco.translate('council.public.title'),
      description: transloco.translate('council.public.description', { place: name }),
    });
  }
}
