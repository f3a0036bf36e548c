import { Component, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Colleague } from '#libs/contracts';
import { ErrorSummary } from '../ui/error-summary';
import type { SubstituteInput } from './directory-client';
import { Control, Field } from '../ui/field';
import { emptyFields, type Submission } from '../ui/submission';

/** Asks who stands in for the holder of a role, and when. */
@Component({
  selector: 'vv-substitute-form',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <form [formGroup]="form" novalidate (ngSubmit)="send()">
      <h3>{{ 'directory.people.substituteTitle' | transloco }}</h3>
      <vv-error-summary [violations]="submission().violations()" />
      <vv-field
        name="substituteId"
        [label]="'directory.people.substitute' | transloco"
        [hint]="'directory.people.substituteHint' | transloco"
        [violations]="submission().violations()"
      >
        <select vvControl formControlName="substituteId">
          <option value="">{{ 'directory.choose' | transloco }}</option>
          @for (one of colleagues(); track one.id) {
            <option [value]="one.id">{{ one.name }}</option>
          }
        </select>
      </vv-field>
      <div class="row">
        <vv-field
          name="fromDay"
          [label]="'directory.people.fromDay' | transloco"
          [violations]="submission().violations()"
        >
          <input vvControl formControlName="fromDay" type="date" />
        </vv-field>
        <vv-field
          name="toDay"
          [label]="'directory.people.toDay' | transloco"
          [violations]="submission().violations()"
        >
          <input vvControl formControlName="toDay" type="date" />
        </vv-field>
      </div>
      <vv-field
        name="reason"
        [label]="'directory.people.reason' | transloco"
        [hint]="'directory.people.reasonHint' | transloco"
        [violations]="submission().violations()"
      >
        <input vvControl formControlName="reason" autocomplete="off" />
      </vv-field>
      <div class="row">
        <button class="button compact" type="submit">
          {{ 'directory.people.nameSubstitute' | transloco }}
        </button>
        <button class="button compact secondary" type="button" (click)="cancelled.emit()">
          {{ 'ui.cancel' | transloco }}
        </button>
      </div>
    </form>
  `,
  styles: `
    h3 {
      margin-bottom: var(--gap-4);
    }
  `,
})
export class SubstituteForm {
  private readonly transloco = inject(TranslocoService);
  readonly colleagues = input.required<readonly Colleague[]>();
  readonly submission = input.required<Submission>();
  readonly named = output<SubstituteInput>();
  readonly cancelled = output<void>();
  protected readonly form = inject(NonNullableFormBuilder).group({
    substituteId: '',
    fromDay: '',
    toDay: '',
    reason: '',
  });

  protected send(): void {
    const entered = this.form.getRawValue();
    const labels: Record<keyof SubstituteInput, string> = {
      substituteId: 'directory.people.substitute',
      fromDay: 'directory.people.fromDay',
      toDay: 'directory.people.toDay',
      reason: 'directory.people.reason',
    };
    const keys = Object.keys(labels) as (keyof SubstituteInput)[];
    const needed = keys.map((where) => ({ where, label: labels[where], value: entered[where] }));
    if (!this.submission().check(emptyFields(needed, this.transloco))) return;
    this.named.emit(entered);
  }
}
