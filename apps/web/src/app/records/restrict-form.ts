import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { RESTRICTION_GROUNDS, type RestrictionGround, type Violation } from '#libs/contracts';
import { Control, Field } from '../ui/field';
import type { HeldChoice } from './held-list';

/** On what ground something held on a person is only stored from now on (GDPR 18, 21). */
@Component({
  selector: 'vv-restrict-form',
  imports: [TranslocoPipe, Control, Field],
  template: `
    <form class="card form" novalidate (submit)="$event.preventDefault(); chosen.emit($any(ground.value))">
      <h3>
        {{ 'records.restrict.title' | transloco }}:
        @if (what(); as one) {
          <span lang="lv">{{ one.item.about ?? ('records.holding.' + one.key | transloco) }}</span>
        } @else {
          {{ 'records.restrict.everything' | transloco }}
        }
      </h3>
      <p class="small">{{ 'records.restrict.about' | transloco }}</p>
      <vv-field name="ground" [label]="'records.restrict.ground' | transloco" [violations]="violations()">
        <select #ground vvControl>
          @for (one of grounds; track one) {
            <option [value]="one">{{ 'records.restrict.grounds.' + one | transloco }}</option>
          }
        </select>
      </vv-field>
      <p class="row">
        <button class="button" type="submit" [attr.aria-disabled]="busy() || null">
          {{ 'records.restrict.action' | transloco }}
        </button>
        <button class="button secondary" type="button" (click)="cancelled.emit()">
          {{ 'ui.cancel' | transloco }}
        </button>
      </p>
    </form>
  `,
  styleUrl: './records.scss',
})
export class RestrictForm {
  /** One thing, or everything that was found. */
  readonly what = input.required<HeldChoice | null>();
  readonly violations = input.required<readonly Violation[]>();
  readonly busy = input(false);
  readonly chosen = output<RestrictionGround>();
  readonly cancelled = output<void>();
  protected readonly grounds = RESTRICTION_GROUNDS;
}
