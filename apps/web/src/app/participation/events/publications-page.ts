import { Component, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LocalLink } from '../../shell/local-link';
import { PageMeta } from '../../shell/page-meta';
import { ArticleLink } from '../../ui/article-link';
import { EmptyState } from '../../ui/empty-state';
import { FailedRequest } from '../../ui/failed-request';
import { LegalDayPipe } from '../../ui/format-pipes';
import { PageHeader } from '../../ui/page-header';
import { loadProblem } from '../../ui/submission';
import { CheckTrail } from './check-trail';
import { EventsClient } from './events-client';

/** Every statutory publication of the municipality with the proof that it was on the official website. */
@Component({
  selector: 'vv-publications-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    ArticleLink,
    CheckTrail,
    EmptyState,
    FailedRequest,
    LegalDayPipe,
    LocalLink,
    PageHeader,
  ],
  template: `
    <div class="page">
      <vv-page-header [title]="'events.work.publications' | transloco">
        <p class="measure">{{ 'events.proof.lead' | transloco }}</p>
      </vv-page-header>
      @if (problem(); as wrong) {
        <vv-failed-request [problem]="wrong" (retry)="proofs.reload()" />
      } @else if (proofs.hasValue()) {
        <ul class="plain-list stack">
          @for (one of proofs.value(); track one.id) {
            <li class="card">
              <h2 lang="lv">
                <a [routerLink]="one.subject.path | localLink">{{ one.subject.title }}</a>
              </h2>
              <p>
                <a class="address" [href]="one.url" rel="noopener">{{ one.url }}</a>
              </p>
              <p class="soft">
                {{ one.from | legalDay }}
                @if (one.to) {
                  – {{ one.to | legalDay }}
                }
                · {{ 'participation.means.' + one.means | transloco }} ·
                <vv-article-link [article]="one.article" />
              </p>
              <p>{{ 'events.proof.days' | transloco: { reached: one.reachedDays, days: one.days } }}</p>
              <vv-check-trail [checks]="one.checks" />
            </li>
          } @empty {
            <li>
              <vv-empty-state [title]="'events.proof.empty' | transloco" icon="document" />
            </li>
          }
        </ul>
      } @else {
        <p role="status">{{ 'participation.loading' | transloco }}</p>
      }
    </div>
  `,
  styles: `
    h2 {
      font-size: var(--size-l);
    }

    .address {
      overflow-wrap: anywhere;
    }
  `,
})
export class PublicationsPage {
  private readonly client = inject(EventsClient);
  readonly place = input.required<string>();
  protected readonly proofs = rxResource({
    params: () => this.place(),
    stream: ({ params }) => this.client.publications(params),
  });
  protected readonly problem = loadProblem(this.proofs);

  constructor() {
    const title = inject(TranslocoService).translate('events.work.publications');
    inject(PageMeta).set({ title, hidden: true });
  }
}
