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
import { EventsClient } from './events/events-client';
import { OwnViewPart } from './events/own-view';
import { OwnOpinionView } from './own-opinion';
import { ParticipationClient } from './participation-client';

/** What I submitted while logged in, with where it stands and what was answered. */
@Component({
  selector: 'vv-my-opinions-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    EmptyState,
    FailedRequest,
    LocalLink,
    OwnOpinionView,
    OwnViewPart,
    PageHeader,
  ],
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
            @if (!views.hasValue() || !views.value().length) {
              <vv-empty-state [title]="'participation.own.empty' | transloco" icon="chat">
                <p>{{ 'participation.own.emptyText' | transloco }}</p>
              </vv-empty-state>
            }
          }
        </div>
        @if (views.hasValue() && views.value().length) {
          <h2>{{ 'events.own.title' | transloco }}</h2>
          <div class="stack">
            @for (one of views.value(); track one.receipt) {
              <article class="card">
                <h3>
                  <a
                    [routerLink]="
                      ['', one.place.slug, 'lidzdaliba', one.event.code, 'viedoklis', one.receipt].join('/')
                        | localLink
                    "
                    >{{ one.receipt }}</a
                  >
                </h3>
                <vv-own-view [view]="one" />
              </article>
            }
          </div>
        }
      } @else {
        <p role="status">{{ 'participation.loading' | transloco }}</p>
      }
    </div>
  `,
})
export class MyOpinionsPage {
  private readonly client = inject(ParticipationClient);
  protected readonly opinions = rxResource({ stream: () => this.client.mine() });
  private readonly events = inject(EventsClient);
  protected readonly views = rxResource({ stream: () => this.events.myViews() });
  protected readonly problem = loadProblem(this.opinions);

  constructor() {
    const title = inject(TranslocoService).translate('participation.own.title');
    inject(PageMeta).set({ title, hidden: true });
  }
}
