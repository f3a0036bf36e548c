import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { BudgetUnit, ProjectInput, Violation } from '#libs/contracts';
import { PROJECT_LIMITS } from '#libs/budget-rules';
import { Control, Field } from '../../ui/field';

/** What the project is and why: title, unit, texts. */
@Component({
  selector: 'vv-word-fields',
  imports: [TranslocoPipe, Control, Field],
  template: `
    <h2>{{ 'budget.form.what' | transloco }}</h2>
    <vv-field
      name="title"
      [label]="'budget.form.titleLabel' | transloco"
      [hint]="'budget.form.titleHint' | transloco: { limit: limits.title }"
      [violations]="violations()"
    >
      <input
        vvControl
        type="text"
        autocomplete="off"
        [value]="draft().title"
        (input)="set('title', $event)"
      />
    </vv-field>
    @if (units().length > 1 || draft().unitId === null) {
      <vv-field
        name="unitId"
        [label]="'budget.form.unit' | transloco"
        [hint]="'budget.form.unitHint' | transloco"
        [violations]="violations()"
      >
        <select vvControl (change)="setUnit($event)">
          <option value="" [selected]="draft().unitId === null">
            {{ 'budget.form.chooseUnit' | transloco }}
          </option>
          @for (unit of units(); track unit.id) {
            <option [value]="unit.id" [selected]="unit.id === draft().unitId">{{ unit.name }}</option>
          }
        </select>
      </vv-field>
    }
    <vv-field
      name="summary"
      [label]="'budget.form.summary' | transloco"
      [hint]="'budget.form.summaryHint' | transloco: { limit: limits.summary }"
      [violations]="violations()"
    >
      <textarea vvControl rows="3" [value]="draft().summary" (input)="set('summary', $event)"></textarea>
    </vv-field>
    <vv-field
      name="description"
      [label]="'budget.form.description' | transloco"
      [hint]="'budget.form.descriptionHint' | transloco"
      [violations]="violations()"
    >
      <textarea
        vvControl
        rows="8"
        [value]="draft().description"
        (input)="set('description', $event)"
      ></textarea>
    </vv-field>
    <vv-field
      name="benefit"
      [label]="'budget.form.benefit' | transloco"
      [hint]="'budget.form.benefitHint' | transloco"
      [violations]="violations()"
    >
      <textarea vvControl rows="5" [value]="draft().benefit" (input)="set('benefit', $event)"></textarea>
    </vv-field>
  `,
  styleUrl: './form-part.scss',
})
export class WordFields {
  readonly draft = input.required<ProjectInput>();
  readonly units = input.required<readonly BudgetUnit[]>();
  readonly violations = input.required<readonly Violation[]>();
  readonly changed = output<Partial<ProjectInput>>();
  protected readonly limits = PROJECT_LIMITS;

  protected set(field: 'title' | 'summary' | 'description' | 'benefit', event: Event): void {
    this.changed.emit({ [field]: (event.target as HTMLInputElement).value });
  }

  protected setUnit(event: Event): void {
    this.changed.emit({ unitId: (event.target as HTMLSelectElement).value || null });
  }
}
