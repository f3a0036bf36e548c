import { Component, computed, input } from '@angular/core';
import { type FormControl, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CycleView, Violation } from '#libs/contracts';
import { Control, Field } from '../../ui/field';
import { ChosenText } from './chosen-text';
import type { CycleForm } from './cycle-form-model';
import { FieldCheck } from './field-check';
import type { RuleFieldSpec } from './rule-parts';

/** One field of the rule set, and what the law or the nolikums says about it. */
@Component({
  selector: 'vv-rule-field',
  imports: [ReactiveFormsModule, TranslocoPipe, ChosenText, Control, Field, FieldCheck],
  template: `
    @let one = spec();
    @if (one.kind === 'check') {
      <label class="choice">
        <input type="checkbox" [id]="one.name" [formControl]="control()" />
        <span>
          {{ 'budget-work.form.' + one.name | transloco }}
          @if (one.hint) {
            <span class="hint">{{ 'budget-work.form.' + one.hint | transloco }}</span>
          }
        </span>
      </label>
    } @else {
      <vv-field
        [name]="one.name"
        [where]="one.where"
        [label]="'budget-work.form.' + one.name | transloco"
        [hint]="one.hint ? ('budget-work.form.' + one.hint | transloco) : ''"
        [violations]="violations()"
      >
        @switch (one.kind) {
          @case ('choice') {
            <select vvControl [formControl]="control()">
              @for (value of one.options; track value) {
                <option [value]="value">
                  {{ 'budget-work.choice.' + one.name + '.' + value | transloco }}
                </option>
              }
            </select>
            <vv-chosen-text [control]="control()" [texts]="'budget-work.choice.' + one.name" />
          }
          @case ('lines') {
            <textarea vvControl [formControl]="control()" rows="3" lang="lv" maxlength="20000"></textarea>
          }
          @case ('day') {
            <input vvControl type="date" [formControl]="control()" />
          }
          @case ('text') {
            <input vvControl [formControl]="control()" autocomplete="off" />
          }
          @default {
            <input
              vvControl
              class="figures"
              [formControl]="control()"
              inputmode="decimal"
              autocomplete="off"
            />
          }
        }
      </vv-field>
    }
    @if (one.where) {
      <vv-field-check [findings]="findings()" [at]="one.where" />
    }
  `,
  styles: `
    /* Two rows of the form's grid, so that what is said under one field moves no label beside it. */
    :host {
      display: grid;
      grid-row: span 2;
      grid-template-rows: subgrid;
    }

    vv-field {
      align-self: end;
    }

    .choice {
      margin-block: var(--gap-3);
    }

    .hint {
      display: block;
    }

    input.figures {
      text-align: end;
    }
  `,
})
export class RuleField {
  readonly form = input.required<CycleForm>();
  readonly spec = input.required<RuleFieldSpec>();
  readonly findings = input.required<CycleView['findings']>();
  readonly violations = input<readonly Violation[]>([]);
  protected readonly control = computed(() => this.form().controls[this.spec().name] as FormControl<unknown>);
}
