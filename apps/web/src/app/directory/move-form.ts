import { Component, inject, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { ErrorSummary } from '../ui/error-summary';
import { DirectoryClient } from './directory-client';
import { Control, Field } from '../ui/field';
import { emptyFields, Submission } from '../ui/submission';

/** A working day that is free, and the Saturday or Sunday on which it is worked off. */
@Component({
  selector: 'vv-move-form',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <form [formGroup]="form" novalidate (ngSubmit)="save()">
      <vv-error-summary
        [violations]="submission.violations()"
        [fields]="{ name: 'moveName', source: 'moveSource', day: 'freeDay' }"
      />
      <vv-field
        name="freeDay"
        [label]="'directory.calendar.freeDay' | transloco"
        [hint]="'directory.calendar.freeDayHint' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl formControlName="freeDay" type="date" />
      </vv-field>
      <vv-field
        name="workingDay"
        [label]="'directory.calendar.workingDay' | transloco"
        [hint]="'directory.calendar.workingDayHint' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl formControlName="workingDay" type="date" />
      </vv-field>
      <vv-field
        name="moveName"
        where="name"
        [label]="'directory.calendar.name' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl formControlName="name" lang="lv" autocomplete="off" />
      </vv-field>
      <vv-field
        name="moveSource"
        where="source"
        [label]="'directory.calendar.source' | transloco"
        [hint]="'directory.calendar.moveSourceHint' | transloco"
        [violations]="submission.violations()"
      >
        <textarea vvControl formControlName="source" lang="lv" rows="3"></textarea>
      </vv-field>
      <button class="button" type="submit">{{ 'directory.calendar.move' | transloco }}</button>
    </form>
  `,
})
export class MoveForm {
  private readonly client = inject(DirectoryClient);
  private readonly transloco = inject(TranslocoService);
  readonly saved = output<void>();
  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({
    freeDay: '',
    workingDay: '',
    name: 'Pārcelta darba diena',
    source: '',
  });

  protected async save(): Promise<void> {
    const entered = this.form.getRawValue();
    const keys = Object.keys(entered) as (keyof typeof entered)[];
    const needed = keys.map((where) => ({
      where,
      label: `directory.calendar.${where}`,
      value: entered[where],
    }));
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    if (!(await this.submission.send(() => this.client.moveDay(entered)))) return;
    this.form.reset();
    this.saved.emit();
  }
}
