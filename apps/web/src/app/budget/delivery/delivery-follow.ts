import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LocalLink } from '../../shell/local-link';
import { Place } from '../../shell/place';
import { Icon } from '../../ui/icon';

const PROJECT_PATH = /\/budzets\/(\d{4})\/projekti\/(\d+)(?:[?#]|$)/;

/** Leads whoever wants to be told of a winner to the subscription of that project alone. */
@Component({
  selector: 'vv-delivery-follow',
  imports: [RouterLink, TranslocoPipe, Icon, LocalLink],
  template: `
    @if (project(); as code) {
      <p class="follow no-print">
        <a
          class="button secondary"
          [routerLink]="[where.slug() ?? '', 'jaunumi'] | localLink"
          [queryParams]="{ projekts: code }"
          ><vv-icon name="bell" [size]="18" />{{ 'budget-delivery.follow' | transloco }}</a
        >
        <span class="small soft">{{ 'budget-delivery.followAbout' | transloco }}</span>
      </p>
    }
  `,
  styles: `
    .follow {
      display: grid;
      gap: var(--gap-2);
      justify-items: start;
      max-width: 44rem;
      margin-top: var(--gap-5);
    }
  `,
})
export class DeliveryFollow {
  protected readonly where = inject(Place);
  /** Year and number of the project whose page is open, `2026/3`. */
  protected readonly project = computed(() => {
    const [, year, nr] = PROJECT_PATH.exec(this.where.path()) ?? [];
    return year && nr ? `${year}/${nr}` : null;
  });
}
