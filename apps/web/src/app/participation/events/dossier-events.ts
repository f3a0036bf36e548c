import { Component, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LocalLink } from '../../shell/local-link';
import { Session } from '../../shell/session';
import { EventLine } from './event-line';
import { EventsClient } from './events-client';

/** Participation events of a dossier, from its earliest stage on. */
@Component({
  selector: 'vv-dossier-events',
  imports: [RouterLink, TranslocoPipe, EventLine, LocalLink],
  template: `
    <section class="section" aria-labelledby="dossier-events">
      <h2 id="dossier-events">{{ 'events.work.ofDossier' | transloco }}</h2>
      <p class="measure">{{ 'events.work.ofDossierText' | transloco }}</p>
      @if (events.hasValue()) {
        <ul class="plain-list stack">
          @for (one of events.value(); track one.code) {
            <li class="card">
              <vv-event-line [event]="one" [link]="'/darbs/' + place() + '/lidzdaliba/' + one.code" />
            </li>
          }
        </ul>
      }
      @if (session.may('participation.manage', place())) {
        <p>
          <a
            class="button secondary"
            [routerLink]="'/darbs/' + place() + '/lidzdaliba/jauns' | localLink"
            [queryParams]="{ akts: dossierId() }"
            >{{ 'events.work.new' | transloco }}</a
          >
        </p>
      }
    </section>
  `,
})
export class DossierEvents {
  private readonly client = inject(EventsClient);
  protected readonly session = inject(Session);
  readonly place = input.required<string>();
  readonly dossierId = input.required<string>();
  protected readonly events = rxResource({
    params: () => ({ place: this.place(), dossierId: this.dossierId() }),
    stream: ({ params }) => this.client.list(params.place, params.dossierId),
  });
}
