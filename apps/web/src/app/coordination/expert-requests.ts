import { Component, computed, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LocalLink } from '../shell/local-link';
import { DeadlineChip } from '../ui/deadline-chip';
import { FailedRequest } from '../ui/failed-request';
import { loadProblem } from '../ui/submission';
import { GuestClient } from './guest-client';

/** What the reader was asked as an expert of an institution, newest first; nothing at all where nobody ever asked. */
@Component({
  selector: 'vv-expert-requests',
  imports: [RouterLink, TranslocoPipe, DeadlineChip, FailedRequest, LocalLink],
  template: `
    @if (problem(); as problem) {
      <vv-failed-request [problem]="problem" (retry)="requests.reload()" />
    } @else if (rows().length) {
      <section aria-labelledby="expert-requests-title">
        <h2 id="expert-requests-title">{{ 'coordination.requests.experts' | transloco }}</h2>
        <ul class="plain-list">
          @for (one of rows(); track one.id) {
            <li>
              <a [routerLink]="['darbs', 'saskanosana', 'eksperts', one.id] | localLink" lang="lv">{{
                one.title
              }}</a>
              @if (one.open) {
                <vv-deadline-chip [day]="one.dueDay" />
              } @else {
                <span class="small soft">{{ 'coordination.requests.answered' | transloco }}</span>
              }
              <span class="small soft where">
                {{ one.place.name }} · <span class="figures">{{ one.code }}</span> ·
                <span lang="lv">{{ one.institution }}</span>
              </span>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: var(--gap-6);
    }

    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--gap-1) var(--gap-4);
      padding-block: var(--gap-3);
      border-top: 1px solid var(--line);
    }

    .where {
      flex-basis: 100%;
    }
  `,
})
export class ExpertRequests {
  private readonly client = inject(GuestClient);
  protected readonly requests = rxResource({ stream: () => this.client.expertRequests() });
  protected readonly problem = loadProblem(this.requests);
  protected readonly rows = computed(() => (this.requests.hasValue() ? this.requests.value() : []));
}
