import { Component, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Session } from '../shell/session';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { PageHeader } from '../ui/page-header';
import { loadProblem } from '../ui/submission';
import { CollectiveClient } from './collective-client';
import { SubmissionLineView } from './submission-line';

/** All collective submissions of the municipality, for those who deal with them. */
@Component({
  selector: 'vv-collective-desk-list-page',
  imports: [RouterLink, TranslocoPipe, EmptyState, FailedRequest, LocalLink, PageHeader, SubmissionLineView],
  template: `
    <div class="page">
      <vv-page-header [title]="'collective.title' | transloco">
        <p class="row" actions>
          @if (session.may('collective.record', place())) {
            <a class="button" [routerLink]="'/darbs/' + place() + '/kolektivie/jauns' | localLink">{{
              'collective.receive.title' | transloco
            }}</a>
          }
          @if (session.may('collective.settings', place())) {
            <a
              class="button secondary"
              [routerLink]="'/darbs/' + place() + '/kolektivie/iestatijumi' | localLink"
              >{{ 'collective.settings.title' | transloco }}</a
            >
          }
        </p>
      </vv-page-header>
      @if (problem(); as wrong) {
        <vv-failed-request [problem]="wrong" (retry)="list.reload()" />
      } @else if (list.hasValue()) {
        <h2 class="visually-hidden">{{ 'collective.list' | transloco }}</h2>
        <ul class="plain-list stack">
          @for (one of list.value(); track one.code) {
            <li class="card">
              <vv-submission-line [line]="one" [link]="'/darbs/' + place() + '/kolektivie/' + one.code" />
            </li>
          } @empty {
            <li>
              <vv-empty-state [title]="'collective.empty' | transloco" icon="people">
                <p>{{ 'collective.deskEmpty' | transloco }}</p>
              </vv-empty-state>
            </li>
          }
        </ul>
      } @else {
        <p role="status">{{ 'collective.loading' | transloco }}</p>
      }
    </div>
  `,
})
export class CollectiveDeskListPage {
  private readonly client = inject(CollectiveClient);
  protected readonly session = inject(Session);
  readonly place = input.required<string>();
  protected readonly list = rxResource({
    params: () => this.place(),
    stream: ({ params }) => this.client.desk(params),
  });
  protected readonly problem = loadProblem(this.list);

  constructor() {
    inject(PageMeta).set({ title: inject(TranslocoService).translate('collective.title'), hidden: true });
  }
}
