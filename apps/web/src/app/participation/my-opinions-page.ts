import { Component, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { PageHeader } from '../ui/page-header';
import { loadProblem } from '../ui/submission';
import { OwnOpinionView } from './own-opinion';
import { ParticipationClient } from './participation-client';

/** What I submitted while logged in, with where it stands and what was answered. */
@Component({
  selector: 'vv-my-opinions-page',
  imports: [RouterLink, TranslocoPipe, EmptyState, FailedRequest, LocalLink, OwnOpinionView, PageHeader],
  template: `
    <div class="page">
      <vv-page-header [title]="'participation.own.title' | transloco" />
      @if (problem(); as wrong) {
        <vv-failed-request [problem]="wrong" (retry)="opinions.reload()" />
      } @else if (opinions.hasValue()) {
        <div class="stack">
          @for (one of opinions.value(); track one.receipt) {
            <article class="card">
              <h2>
                <a [routerLink]="['', one.place.slug, 'viedoklis', one.receipt].join('/') | localLink">{{
                  one.receipt
                }}</a>
              </h2>
              <vv-own-opinion [opinion]="one" />
            </article>
          } @empty {
            <vv-empty-state [title]="'participation.own.empty' | transloco" icon="chat">
              <p>{{ 'participation.own.emptyText' | transloco }}</p>
            </vv-empty-state>
          }
        </div>
      } @else {
        <p role="status">{{ 'participation.loading' | transloco }}</p>
      }
    </div>
  `,
})
export class MyOpinionsPage {
  private readonly client = inject(ParticipationClient);
  protected readonly opinions = rxResource({ stream: () => this.client.mine() });
  protected readonly problem = loadProblem(this.opinions);

  constructor() {
    const title = inject(TranslocoService).translate('participation.own.title');
    inject(PageMeta).set({ title, hidden: true });
  }
}
