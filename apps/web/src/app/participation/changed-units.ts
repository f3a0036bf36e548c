import { Component, inject, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { OpinionWork } from './opinion-work';
import { WordingDiff } from './wording-diff';

/** Which changed places of the text answer the opinions: what is chosen is shown with its words before and after. */
@Component({
  selector: 'vv-changed-units',
  imports: [TranslocoPipe, WordingDiff],
  template: `
    <fieldset class="field">
      <legend class="label">{{ 'opinions.desk.changedUnits' | transloco }}</legend>
      @if (changes().length) {
        <p class="hint">{{ 'opinions.desk.changedHint' | transloco }}</p>
        @for (change of changes(); track change.unitId) {
          <div class="choice">
            <input
              type="checkbox"
              [id]="'changed-' + change.unitId"
              [checked]="chosen().includes(change.unitId)"
              (change)="toggle(change.unitId)"
            />
            <label lang="lv" [for]="'changed-' + change.unitId">{{ change.unit }}</label>
            @if (change.taken.length) {
              <span class="hint">{{
                'opinions.desk.taken' | transloco: { receipts: change.taken.join(', ') }
              }}</span>
            }
          </div>
          @if (chosen().includes(change.unitId)) {
            <vv-wording-diff [before]="change.before ?? ''" [after]="change.after ?? ''" />
          }
        }
      } @else {
        <p class="hint">{{ 'opinions.desk.noChanges' | transloco }}</p>
      }
    </fieldset>
  `,
})
export class ChangedUnits {
  private readonly desk = inject(OpinionWork);
  readonly chosen = model<readonly string[]>([]);
  protected readonly changes = this.desk.changes;

  protected toggle(id: string): void {
    const chosen = this.chosen();
    this.chosen.set(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  }
}
