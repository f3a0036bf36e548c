import { Component, computed, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ActControlView } from '#libs/contracts';

/** The whole act, or single norms of it. */
@Component({
  selector: 'vv-norm-choice',
  imports: [TranslocoPipe],
  template: `
    <fieldset>
      <legend>{{ 'control.field.unitIds' | transloco }}</legend>
      <p class="small soft" role="status">
        {{ (chosen().length ? 'control.norms' : 'control.wholeChosen') | transloco: { numbers: numbers() } }}
      </p>
      <div class="units" tabindex="0" role="group" [attr.aria-label]="'control.field.unitIds' | transloco">
        @for (unit of units(); track unit.id) {
          <label class="choice">
            <input
              type="checkbox"
              [checked]="chosen().includes(unit.id)"
              (change)="toggle(unit.id)"
              [attr.aria-label]="('control.norm' | transloco) + ' ' + unit.number"
            />
            <span lang="lv"
              ><strong>{{ unit.number }}</strong> {{ unit.text }}</span
            >
          </label>
        }
      </div>
    </fieldset>
  `,
  styles: `
    fieldset {
      margin: 0 0 var(--gap-5);
      padding: 0;
      border: 0;
    }

    legend {
      font-weight: 600;
    }

    .units {
      max-height: 18rem;
      padding: var(--gap-3);
      overflow-y: auto;
      border: 1px solid var(--line);
    }

    .choice {
      display: flex;
      gap: var(--gap-3);
      align-items: baseline;
      padding-block: var(--gap-1);
      font-weight: 400;
    }
  `,
})
export class NormChoice {
  readonly units = input.required<ActControlView['units']>();
  readonly chosen = model.required<readonly string[]>();
  protected readonly numbers = computed(() =>
    this.units()
      .filter(({ id }) => this.chosen().includes(id))
      .map(({ number }) => number)
      .join(', '),
  );

  protected toggle(id: string): void {
    this.chosen.update((chosen) =>
      chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id],
    );
  }
}
