import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CostGroup, Violation } from '#libs/contracts';
import { Control, Field } from '../ui/field';
import { EuroPipe } from '../ui/format-pipes';
import type { TypedEffort, TypedObligation } from './administrative-draft';

const SIDES = ['now', 'future'] as const;
const NUMBERS = ['minutes', 'costs', 'subjects', 'times'] as const;

/** One obligation: who has to do what, and what it costs now and under the draft. */
@Component({
  selector: 'vv-obligation-fields',
  imports: [TranslocoPipe, Control, EuroPipe, Field],
  template: `
    @let one = item();
    <fieldset class="card">
      <legend>{{ 'memorandum.administrative.obligation' | transloco: { number: at() + 1 } }}</legend>
      <div class="words">
        <vv-field
          [name]="place() + '.who'"
          [label]="'memorandum.administrative.who' | transloco"
          [violations]="violations()"
        >
          <input
            vvControl
            lang="lv"
            autocomplete="off"
            [value]="one.who"
            (input)="changed.emit({ who: value($event) })"
          />
        </vv-field>
        <vv-field
          [name]="place() + '.what'"
          [label]="'memorandum.administrative.what' | transloco"
          [violations]="violations()"
        >
          <input
            vvControl
            lang="lv"
            autocomplete="off"
            [value]="one.what"
            (input)="changed.emit({ what: value($event) })"
          />
        </vv-field>
      </div>
      <div class="sides">
        @for (side of sides; track side) {
          <fieldset class="side">
            <legend>{{ 'memorandum.administrative.' + side | transloco }}</legend>
            <div class="choice">
              <input
                type="checkbox"
                [id]="place() + '.' + side"
                [checked]="one[side].there"
                (change)="effort(side, { there: checked($event) })"
              />
              <label [for]="place() + '.' + side">{{
                'memorandum.administrative.there.' + side | transloco
              }}</label>
            </div>
            @if (one[side].there) {
              <div class="numbers">
                @for (number of numbers; track number) {
                  <vv-field
                    [name]="place() + '.' + side + '.' + number"
                    [label]="'memorandum.administrative.' + number | transloco"
                    [violations]="violations()"
                  >
                    <input
                      vvControl
                      inputmode="decimal"
                      autocomplete="off"
                      [value]="one[side][number]"
                      (input)="typed(side, number, $event)"
                    />
                  </vv-field>
                }
              </div>
            }
            <p class="small">
              {{ 'memorandum.administrative.yearly' | transloco }}
              <output class="figures">{{ result()?.[side] ?? 0 | euro }}</output>
            </p>
          </fieldset>
        }
      </div>
      <button class="button secondary compact" type="button" (click)="dropped.emit()">
        {{ 'memorandum.administrative.drop' | transloco }}
        <span class="visually-hidden">: {{ one.what || at() + 1 }}</span>
      </button>
    </fieldset>
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: var(--gap-4);
    }

    fieldset {
      min-width: 0;
    }

    legend {
      font-weight: 600;
    }

    .words,
    .sides {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr));
      gap: 0 var(--gap-5);
    }

    .side {
      margin: 0 0 var(--gap-3);
      padding: var(--gap-2) 0 0;
      border: 0;
      border-top: 1px solid var(--line);
    }

    .numbers {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(10rem, 100%), 1fr));
      gap: 0 var(--gap-3);
      align-items: end;
    }

    output {
      font-weight: 600;
    }
  `,
})
export class ObligationFields {
  readonly group = input.required<CostGroup>();
  readonly at = input.required<number>();
  readonly item = input.required<TypedObligation>();
  readonly result = input.required<{ now: number; future: number } | null>();
  readonly violations = input.required<readonly Violation[]>();
  readonly changed = output<Partial<TypedObligation>>();
  readonly dropped = output();

  protected readonly sides = SIDES;
  protected readonly numbers = NUMBERS;
  protected readonly place = computed(() => `groups.${this.group()}.obligations.${this.at()}`);

  protected effort(side: (typeof SIDES)[number], change: Partial<TypedEffort>): void {
    this.changed.emit({ [side]: { ...this.item()[side], ...change } });
  }

  protected typed(side: (typeof SIDES)[number], number: (typeof NUMBERS)[number], event: Event): void {
    this.effort(side, { [number]: this.value(event) });
  }

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected checked(event: Event): boolean {
    return (event.target as HTMLInputElement).checked;
  }
}
