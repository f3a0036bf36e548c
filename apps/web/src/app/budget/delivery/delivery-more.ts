import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { DeliveryView } from '#libs/contracts';
import { EuroPipe, LegalDayPipe } from '../../ui/format-pipes';

/** Contracts, photographs, why more was spent, and the plaque of a project that is being built or stands. */
@Component({
  selector: 'vv-delivery-more',
  imports: [TranslocoPipe, EuroPipe, LegalDayPipe],
  template: `
    @let shown = delivery();
    @if (shown.overrunReason && shown.spentCents > costCents()) {
      <p class="notice warn">
        <strong>{{ 'budget-delivery.overrun' | transloco }}</strong>
        <span lang="lv">{{ shown.overrunReason }}</span>
      </p>
    }
    @if (shown.contracts.length) {
      <h3>{{ 'budget-delivery.contracts' | transloco }}</h3>
      <ul class="plain-list">
        @for (contract of shown.contracts; track contract.id) {
          <li>
            <span lang="lv"
              ><strong>{{ contract.subject }}</strong
              >, {{ contract.partner
              }}{{ contract.registrationNo ? ' (' + contract.registrationNo + ')' : '' }}</span
            >
            <span class="small soft">
              {{
                'budget-delivery.contractLine'
                  | transloco: { number: contract.number, day: (contract.signedOn | legalDay: 'short') }
              }},
              <span class="figures">{{ contract.amountCents | euro }}</span>
              @if (contract.url) {
                · <a [href]="contract.url" rel="noopener">{{ 'budget-delivery.published' | transloco }}</a>
              }
            </span>
          </li>
        }
      </ul>
    }
    @if (shown.photos.length) {
      <h3>{{ 'budget-delivery.photos' | transloco }}</h3>
      <ul class="plain-list photos">
        @for (photo of shown.photos; track photo.id) {
          <li>
            <a [href]="photo.url"
              ><img [src]="photo.thumbnailUrl" [alt]="photo.alt" width="320" height="240" loading="lazy"
            /></a>
            <span class="small soft">{{ photo.takenOn | legalDay: 'short' }}</span>
          </li>
        }
      </ul>
    }
    @if (shown.plaqueOn) {
      <p class="small">
        {{ 'budget-delivery.plaqueOn' | transloco: { day: (shown.plaqueOn | legalDay: 'on') } }}
      </p>
    }
  `,
  styles: `
    h3 {
      margin: var(--gap-5) 0 var(--gap-3);
      font-size: var(--size-m);
    }

    li {
      display: grid;
      gap: var(--gap-1);
      margin-bottom: var(--gap-3);
    }

    .photos {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 11rem), 1fr));
      gap: var(--gap-3);
    }

    img {
      width: 100%;
      height: auto;
      aspect-ratio: 4 / 3;
      object-fit: cover;
      border-radius: var(--radius);
    }
  `,
})
export class DeliveryMore {
  readonly delivery = input.required<DeliveryView>();
  readonly costCents = input.required<number>();
}
