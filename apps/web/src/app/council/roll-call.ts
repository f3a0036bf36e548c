import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AgendaItemView } from '#libs/contracts';
import { StatusBadge, type StatusTone } from '../ui/status-badge';

type Vote = AgendaItemView['votes'][number];

const TONES: Record<Vote['choice'], StatusTone> = {
  for: 'good',
  against: 'bad',
  abstain: 'warn',
  not_participating: 'idle',
};

/** Who voted how (PL 38(3)10). */
@Component({
  selector: 'vv-roll-call',
  imports: [TranslocoPipe, StatusBadge],
  template: `
    <table class="data">
      <caption class="visually-hidden">
        {{
          'council.rollCall.caption' | transloco: { title: caption() }
        }}
      </caption>
      <thead>
        <tr>
          <th scope="col">{{ 'council.rollCall.councillor' | transloco }}</th>
          <th scope="col">{{ 'council.rollCall.vote' | transloco }}</th>
        </tr>
      </thead>
      <tbody>
        @for (vote of votes(); track $index) {
          <tr>
            <th scope="row" translate="no">{{ vote.name }}</th>
            <td>
              <vv-status-badge [tone]="tones[vote.choice]">{{
                'council.choice.' + vote.choice | transloco
              }}</vv-status-badge>
              @if (vote.conflict) {
                <span class="soft conflict">{{ 'council.conflict' | transloco }}</span>
              }
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styles: `
    table {
      max-width: 40rem;
    }

    tbody th {
      font-weight: 500;
    }

    .conflict {
      margin-inline-start: var(--gap-2);
    }
  `,
})
export class RollCall {
  readonly votes = input.required<readonly Vote[]>();
  /** Title of the item. */
  readonly caption = input.required<string>();
  protected readonly tones = TONES;
}
