import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PublicationCheckView } from '#libs/contracts';
import { LegalDayPipe, MomentPipe } from '../../ui/format-pipes';
import { StatusBadge, type StatusTone } from '../../ui/status-badge';

const TONES: Record<PublicationCheckView['outcome'], StatusTone> = {
  reached: 'good',
  refused: 'bad',
  unreachable: 'warn',
};

/** How a publication was found on the days of its term: the last look at once, the others on request. */
@Component({
  selector: 'vv-check-trail',
  imports: [TranslocoPipe, LegalDayPipe, MomentPipe, StatusBadge],
  template: `
    @if (latest(); as last) {
      <p class="row">
        <vv-status-badge [tone]="tone(last.outcome)">{{
          'events.check.' + last.outcome | transloco
        }}</vv-status-badge>
        <time class="soft" [attr.datetime]="last.at">{{ last.at | moment }}</time>
      </p>
      <details>
        <summary>{{ 'events.check.all' | transloco: { count: checks().length } }}</summary>
        <ul class="plain-list figures small">
          @for (check of checks(); track check.at) {
            <li>
              {{ check.day | legalDay: 'short' }} – {{ 'events.check.' + check.outcome | transloco
              }}{{ check.status ? ' (' + check.status + ')' : '' }}
            </li>
          }
        </ul>
      </details>
    } @else {
      <p class="soft">{{ 'events.check.none' | transloco }}</p>
    }
  `,
})
export class CheckTrail {
  readonly checks = input.required<readonly PublicationCheckView[]>();
  protected readonly latest = computed(() => this.checks()[0] ?? null);

  protected tone(outcome: PublicationCheckView['outcome']): StatusTone {
    return TONES[outcome];
  }
}
