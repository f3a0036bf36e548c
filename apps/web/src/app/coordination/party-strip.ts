import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CoordinationPartyState } from '#libs/contracts';
import { StatusBadge } from '../ui/status-badge';
import { partyTone } from './coordination-words';

/** Who was asked and who has answered, at a glance: one tile a party, with a shape and a word. */
@Component({
  selector: 'vv-party-strip',
  imports: [TranslocoPipe, StatusBadge],
  template: `
    <ul class="plain-list" [attr.aria-label]="'coordination.parties' | transloco">
      @for (party of parties(); track $index) {
        <li [class]="tone(party.state)">
          <span class="name" lang="lv">{{ party.name }}</span>
          <vv-status-badge [tone]="tone(party.state)">{{
            'coordination.state.' + party.state | transloco
          }}</vv-status-badge>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(13rem, 100%), 1fr));
      gap: var(--gap-2);
    }

    li {
      display: flex;
      flex-direction: column;
      justify-content: space-between;
      align-items: flex-start;
      gap: var(--gap-2);
      min-width: 0;
      padding: var(--gap-3);
      border: 1px solid var(--line);
      border-top: 4px solid var(--line-strong);
      border-radius: var(--radius);
      background: var(--raised);
    }

    .name {
      overflow-wrap: anywhere;
      font-weight: 600;
    }

    li.good {
      border-top-color: var(--good);
    }

    li.bad {
      border-top-color: var(--bad);
    }

    li.warn {
      border-top-color: var(--warn);
    }

    li.idle {
      border-top-style: dashed;
    }
  `,
})
export class PartyStrip {
  readonly parties = input.required<readonly { name: string; state: CoordinationPartyState }[]>();
  protected readonly tone = partyTone;
}
