import { Component, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import { LegalDayPipe } from '../../ui/format-pipes';
import { BudgetClient } from '../budget-client';

/** That people voted at GeoLatvija.lv, what that means here, and where the two portals differ. */
@Component({
  selector: 'vv-geolatvija-note',
  imports: [TranslocoPipe, LegalDayPipe],
  template: `
    @if (known.hasValue() && known.value(); as shown) {
      @if (shown.resultsOn; as day) {
        <div class="notice measure">
          <p>{{ 'geolatvija.public.voted' | transloco: { day: (day | legalDay: 'on') } }}</p>
          @if (shown.differences.length) {
            <p>
              <strong>{{ 'geolatvija.public.differences' | transloco }}</strong>
            </p>
            <ul>
              @for (one of shown.differences; track one.nr) {
                <li>
                  <span lang="lv">{{ one.nr }}. {{ one.title }}</span
                  >:
                  {{
                    'geolatvija.differences.' + (one.won ? 'won' : 'lost')
                      | transloco: { state: ('geolatvija.state.' + one.state | transloco) }
                  }}
                </li>
              }
            </ul>
          }
        </div>
      }
    }
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: var(--gap-5);
    }
  `,
})
export class GeolatvijaNote {
  private readonly client = inject(BudgetClient);
  readonly place = input.required<string>();
  readonly year = input.required<string>();
  protected readonly known = rxResource({
    params: () => ({ place: this.place(), year: this.year() }),
    stream: ({ params }) => this.client.geolatvija(params.place, params.year),
  });
}
