import { Component, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LocalLink } from '../../shell/local-link';
import { PageMeta } from '../../shell/page-meta';
import { Session } from '../../shell/session';
import { EmptyState } from '../../ui/empty-state';
import { FailedRequest } from '../../ui/failed-request';
import { PageHeader } from '../../ui/page-header';
import { loadProblem } from '../../ui/submission';
import { EventLine } from './event-line';
import { EventsClient } from './events-client';

/** All participation events of the municipality, for those who run them. */
@Component({
  selector: 'vv-events-page',
  imports: [RouterLink, TranslocoPipe, EmptyState, EventLine, FailedRequest, LocalLink, PageHeader],
  template: `
    <div class="page">
      <vv-page-header [title]="'events.work.title' | transloco">
        <p class="row" actions>
          @if (session.may('participation.manage', place())) {
            <a class="button" [routerLink]="'/darbs/' + place() + '/lidzdaliba/jauns' | localLink">{{
              'events.work.new' | transloco
            }}</a>
          }
          <a class="button secondary" [routerLink]="'/darbs/' + place() + '/publikacijas' | localLink">{{
            'events.work.publications' | transloco
          }}</a>
        </p>
      </vv-page-header>
      @if (problem(); as wrong) {
        <vv-failed-request [problem]="wrong" (retry)="events.reload()" />
      } @else if (events.hasValue()) {
        <h2 class="visually-hidden">{{ 'events.work.list' | transloco }}</h2>
        <ul class="plain-list stack">
          @for (one of events.value(); track one.code) {
            <li class="card">
              <vv-event-line [event]="one" [link]="'/darbs/' + place() + '/lidzdaliba/' + one.code" />
              <p class="soft figures small">
                {{ one.code }}
                @if (one.dossier; as dossier) {
                  · <span lang="lv">{{ dossier.title }}</span>
                }
              </p>
            </li>
          } @empty {
            <li>
              <vv-empty-state [title]="'events.work.empty' | transloco" icon="chat">
                <p>{{ 'events.work.emptyText' | transloco }}</p>
              </vv-empty-state>
            </li>
          }
        </ul>
        <details class="section">
          <summary>{{ 'events.work.embed' | transloco }}</summary>
          <p class="measure">{{ 'events.work.embedText' | transloco }}</p>
          <pre class="code" tabindex="0"><code>{{ frame() }}</code></pre>
        </details>
      } @else {
        <p role="status">{{ 'participation.loading' | transloco }}</p>
      }
    </div>
  `,
  styles: `
    .code {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class EventsPage {
  private readonly client = inject(EventsClient);
  protected readonly session = inject(Session);
  readonly place = input.required<string>();
  protected readonly events = rxResource({
    params: () => this.place(),
    stream: ({ params }) => this.client.list(params),
  });
  protected readonly problem = loadProblem(this.events);

  constructor() {
    const title = inject(TranslocoService).translate('events.work.title');
    inject(PageMeta).set({ title, hidden: true });
  }

  protected frame(): string {
    const address = `${location.origin}/api/public/m/${this.place()}/participation.html`;
    return `<iframe src="${address}" title="Sabiedrības līdzdalība" width="100%" height="600"></iframe>`;
  }
}
