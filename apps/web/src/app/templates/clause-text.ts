import { NgTemplateOutlet } from '@angular/common';
import { Component, input } from '@angular/core';
import type { ClausePoint } from '#libs/contracts';

/** The points of a clause as they will stand, without numbers, which follow from their place. */
@Component({
  selector: 'vv-clause-text',
  imports: [NgTemplateOutlet],
  template: `
    <ng-template #list let-points>
      <ul>
        @for (point of points; track $index) {
          <li>
            {{ point.text }}
            @if (point.items?.length) {
              <ng-container *ngTemplateOutlet="list; context: { $implicit: point.items }" />
            }
          </li>
        }
      </ul>
    </ng-template>
    <div lang="lv" class="clause">
      <ng-container *ngTemplateOutlet="list; context: { $implicit: points() }" />
    </div>
  `,
  styles: `
    .clause {
      font-size: var(--size-s);
      overflow-wrap: anywhere;
    }

    ul {
      margin: 0;
      padding-inline-start: 1.1rem;
    }

    .clause > ul {
      padding-inline-start: 0;
      list-style: none;
    }
  `,
})
export class ClauseText {
  readonly points = input.required<readonly ClausePoint[]>();
}
