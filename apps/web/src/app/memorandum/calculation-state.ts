import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CalculationView } from '#libs/contracts';
import { MomentPipe } from '../ui/format-pipes';
import { StatusBadge } from '../ui/status-badge';

/** Whether a calculation is kept, and whether the memorandum still says what it says. */
@Component({
  selector: 'vv-calculation-state',
  imports: [TranslocoPipe, MomentPipe, StatusBadge],
  template: `
    @if (kept(); as one) {
      @if (one.data) {
        <p>
          <vv-status-badge [tone]="one.inText === 'current' ? 'good' : 'warn'">{{
            'memorandum.inText.' + one.inText | transloco
          }}</vv-status-badge>
          <span class="small soft">{{
            'memorandum.savedBy'
              | transloco: { by: one.updatedBy, at: (one.updatedAt | moment), version: one.version }
          }}</span>
        </p>
      } @else {
        <p class="small soft">{{ 'memorandum.removed' | transloco: { by: one.updatedBy } }}</p>
      }
    }
  `,
  styles: `
    p {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-2);
      align-items: center;
    }
  `,
})
export class CalculationState {
  readonly kept = input.required<CalculationView | null>();
}
