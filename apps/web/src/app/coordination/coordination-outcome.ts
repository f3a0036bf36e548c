import { Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LocalLink } from '../shell/local-link';
import { Place } from '../shell/place';
import { StatusBadge } from '../ui/status-badge';
import { CoordinationClient } from './coordination-client';

/** For the council: whether institutions agree with the draft, why it comes all the same, and the way to the statement. */
@Component({
  selector: 'vv-coordination-outcome',
  imports: [RouterLink, TranslocoPipe, LocalLink, StatusBadge],
  template: `
    @if (closed(); as closed) {
      <div class="notice" [class.warn]="closed.outcome === 'not_agreed'">
        <p>
          {{ 'procedure.state.coordination' | transloco }}:
          <vv-status-badge [tone]="closed.outcome === 'agreed' ? 'good' : 'bad'">{{
            'coordination.outcome.' + closed.outcome | transloco
          }}</vv-status-badge>
        </p>
        @if (closed.reason) {
          <p lang="lv">{{ closed.reason }}</p>
        }
        <p>
          <a [routerLink]="['darbs', place(), 'akti', code(), 'saskanosana'] | localLink">{{
            'coordination.answers.title' | transloco
          }}</a>
        </p>
      </div>
    }
  `,
})
export class CoordinationOutcomeNotice {
  private readonly client = inject(CoordinationClient);
  private readonly where = inject(Place);
  readonly dossierId = input.required<string>();
  readonly code = input.required<string>();
  protected readonly place = computed(() => this.where.slug() ?? '');
  private readonly desk = rxResource({
    params: () => this.dossierId(),
    stream: ({ params }) => this.client.desk(params),
  });
  /** Nothing is shown where the draft was not coordinated, or the reader may not know of it. */
  protected readonly closed = computed(() => {
    const closed = this.desk.hasValue() ? this.desk.value().coordination?.closed : null;
    return closed && closed.outcome !== 'abandoned' ? closed : null;
  });
}
