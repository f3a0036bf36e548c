import { Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { PageMeta } from '../../shell/page-meta';
import { Session } from '../../shell/session';
import { EmptyState } from '../../ui/empty-state';
import { FailedRequest } from '../../ui/failed-request';
import { PageHeader } from '../../ui/page-header';
import { loadProblem } from '../../ui/submission';
import { EventLine, phaseOf } from './event-line';
import { EventsClient } from './events-client';

/** "Sabiedrības līdzdalība" of a municipality: what runs, what comes, what became of the past. */
@Component({
  selector: 'vv-public-events-page',
  imports: [TranslocoPipe, EmptyState, EventLine, FailedRequest, PageHeader],
  template: `
    <div class="page">
      <vv-page-header [title]="'events.title' | transloco">
        <p class="measure">{{ 'events.lead' | transloco }}</p>
      </vv-page-header>
      @if (problem(); as wrong) {
        <vv-failed-request [problem]="wrong" (retry)="events.reload()" />
      } @else if (events.hasValue()) {
        @for (group of groups(); track group.name) {
          <section class="section" [attr.aria-labelledby]="'events-' + group.name">
            <h2 [id]="'events-' + group.name">{{ 'events.group.' + group.name | transloco }}</h2>
            <ul class="plain-list stack">
              @for (one of group.events; track one.code) {
                <li class="card">
                  <vv-event-line [event]="one" [link]="'/' + place() + '/lidzdaliba/' + one.code" />
                </li>
              }
            </ul>
          </section>
        } @empty {
          <vv-empty-state [title]="'events.empty' | transloco" icon="chat">
            <p>{{ 'events.emptyText' | transloco }}</p>
          </vv-empty-state>
        }
        <p class="soft small no-print">
          <a [href]="'/api/public/m/' + place() + '/participation.atom'">{{ 'events.feed' | transloco }}</a>
        </p>
      } @else {
        <p role="status">{{ 'participation.loading' | transloco }}</p>
      }
    </div>
  `,
})
export class PublicEventsPage {
  private readonly client = inject(EventsClient);
  private readonly session = inject(Session);
  readonly place = input.required<string>();
  protected readonly events = rxResource({
    params: () => this.place(),
    stream: ({ params }) => this.client.publicList(params),
  });
  protected readonly problem = loadProblem(this.events);
  protected readonly groups = computed(() => {
    const today = this.session.legalToday() ?? '';
    const events = this.events.hasValue() ? this.events.value() : [];
    const of = (phases: readonly string[]) => events.filter((one) => phases.includes(phaseOf(one, today)));
    return [
      { name: 'open', events: of(['open']) },
      { name: 'coming', events: of(['coming']) },
      { name: 'past', events: of(['over', 'summarised', 'concluded', 'cancelled']) },
    ].filter((group) => group.events.length > 0);
  });

  constructor() {
    const transloco = inject(TranslocoService);
    inject(PageMeta).set({
      title: transloco.translate('events.title'),
      description: transloco.translate('events.lead'),
    });
  }
}
