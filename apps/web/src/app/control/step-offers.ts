import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ControlEventName, ControlOffer } from '#libs/contracts';
import { ArticleLink } from '../ui/article-link';

/** Steps that may come next, each with its article; buttons for those that the reader may record. */
@Component({
  selector: 'vv-control-offers',
  imports: [TranslocoPipe, ArticleLink],
  template: `
    <ul class="plain-list">
      @for (offer of offers(); track offer.event) {
        <li>
          @if (offer.may) {
            <button
              class="button secondary"
              [class.compact]="compact()"
              type="button"
              (click)="chosen.emit(offer.event)"
            >
              {{ words() + offer.event | transloco }}
            </button>
          } @else {
            <span>{{ words() + offer.event | transloco }}</span>
          }
          @if (offer.article; as article) {
            <vv-article-link [article]="article" />
          }
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      gap: var(--gap-3);
      justify-items: start;
    }

    li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-2) var(--gap-4);
      align-items: center;
    }
  `,
})
export class ControlOffers {
  readonly offers = input.required<readonly ControlOffer[]>();
  /** Texts of the steps: what stands before their names. */
  readonly words = input('control.take.');
  readonly compact = input(false);
  readonly chosen = output<ControlEventName>();
}
