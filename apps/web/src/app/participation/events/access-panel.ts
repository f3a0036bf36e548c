import { Component, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { LegalDayPipe } from '../../ui/format-pipes';
import { StatusBadge } from '../../ui/status-badge';
import { Submission } from '../../ui/submission';
import { EventsClient } from './events-client';
import { OpenEvent } from './open-event';

/** Requests for an accessible form, each with what was done about it (MK639 17.3, 18.4). */
@Component({
  selector: 'vv-access-panel',
  imports: [TranslocoPipe, Control, ErrorSummary, Field, LegalDayPipe, StatusBadge],
  template: `
    @if (open.view(); as view) {
      @if (view.requests.length) {
        <section class="section" aria-labelledby="access-work">
          <h2 id="access-work">{{ 'events.access.requests' | transloco }}</h2>
          <vv-error-summary [violations]="submission.violations()" />
          <ul class="plain-list stack">
            @for (request of view.requests; track request.id) {
              <li class="card">
                <p class="row">
                  <vv-status-badge
                    [tone]="
                      request.state === 'open' ? 'warn' : request.state === 'provided' ? 'good' : 'idle'
                    "
                    >{{ 'events.access.state.' + request.state | transloco }}</vv-status-badge
                  >
                  <span class="soft"
                    >{{ request.requestedDay | legalDay: 'short' }}, {{ request.contact }}</span
                  >
                </p>
                <p class="measure lines" lang="lv">{{ request.text }}</p>
                @if (request.state !== 'open') {
                  <p class="measure lines" lang="lv">{{ request.answer }}</p>
                } @else if (open.may('participation.record')) {
                  <form class="measure" novalidate (submit)="$event.preventDefault()">
                    <vv-field [name]="'answer-' + request.id" [label]="'events.access.answer' | transloco">
                      <input vvControl lang="lv" autocomplete="off" (input)="write($event)" />
                    </vv-field>
                    <p class="row">
                      <button class="button compact" type="button" (click)="send(request.id, 'provided')">
                        {{ 'events.access.provided' | transloco }}
                      </button>
                      <button
                        class="button secondary compact"
                        type="button"
                        (click)="send(request.id, 'not_possible')"
                      >
                        {{ 'events.access.notPossible' | transloco }}
                      </button>
                    </p>
                  </form>
                }
              </li>
            }
          </ul>
        </section>
      }
    }
  `,
  styleUrl: './events.scss',
})
export class AccessPanel {
  private readonly client = inject(EventsClient);
  protected readonly open = inject(OpenEvent);
  protected readonly submission = new Submission();
  private readonly answer = signal('');

  protected write(event: Event): void {
    this.answer.set((event.target as HTMLInputElement).value);
  }

  protected async send(id: string, state: 'provided' | 'not_possible'): Promise<void> {
    const body = { state, answer: this.answer() };
    if (!(await this.submission.send(() => this.client.answerAccess(this.open.place(), id, body)))) return;
    this.open.reload();
  }
}
