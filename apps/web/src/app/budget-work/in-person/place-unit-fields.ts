import { Component, effect, inject, input } from '@angular/core';
import { ReactiveFormsModule, type FormControl } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Violation } from '#libs/contracts';
import { Control, Field } from '../../ui/field';
import { DeskState } from './desk-state';

/** Where something was given and for which territory: the first of each until somebody chooses. */
@Component({
  selector: 'vv-place-unit-fields',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, Field],
  template: `
    <vv-field
      [name]="prefix() + 'Place'"
      where="pollingPlace"
      [label]="'in-person.place' | transloco"
      [violations]="violations()"
    >
      <select vvControl [formControl]="place()" lang="lv">
        @for (one of desk.view()?.places; track one) {
          <option [value]="one">{{ one }}</option>
        }
      </select>
    </vv-field>
    <vv-field
      [name]="prefix() + 'Unit'"
      where="unitId"
      [label]="'in-person.unit' | transloco"
      [violations]="violations()"
    >
      <select vvControl [formControl]="unit()" lang="lv">
        @for (one of desk.units(); track one.id) {
          <option [value]="one.id">{{ one.name }}</option>
        }
      </select>
    </vv-field>
  `,
  styleUrl: './in-person.scss',
  host: { class: 'pair' },
})
export class PlaceUnitFields {
  protected readonly desk = inject(DeskState);
  /** Begins the names of both fields. */
  readonly prefix = input.required<string>();
  readonly place = input.required<FormControl<string>>();
  readonly unit = input.required<FormControl<string>>();
  readonly violations = input.required<readonly Violation[]>();

  constructor() {
    effect(() => {
      const [place] = this.desk.view()?.places ?? [];
      const [unit] = this.desk.units();
      if (this.place().value === '' && place) this.place().setValue(place);
      if (this.unit().value === '' && unit) this.unit().setValue(unit.id);
    });
  }
}
