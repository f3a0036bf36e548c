import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ProjectOrigin as Origin } from '#libs/contracts';
import { LegalDayPipe } from '../../ui/format-pipes';

/** Where a project was submitted, when not here, with the way there. */
@Component({
  selector: 'vv-project-origin',
  imports: [TranslocoPipe, LegalDayPipe],
  template: `
    @if (origin(); as known) {
      <p class="small soft">
        @if (known.url) {
          <a [href]="known.url" rel="noopener">{{ 'geolatvija.public.origin' | transloco }}</a>
        } @else {
          {{ 'geolatvija.public.origin' | transloco }}
        }
        @if (known.state && known.state !== 'submitted') {
          ({{ 'geolatvija.state.' + known.state | transloco }})
        }
        · {{ 'geolatvija.public.originOn' | transloco: { day: (known.importedOn | legalDay: 'on') } }}
      </p>
    }
  `,
})
export class ProjectOrigin {
  readonly origin = input.required<Origin | null>();
}
