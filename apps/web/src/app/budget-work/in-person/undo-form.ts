import { Component, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { emptyFields, Submission } from '../../ui/submission';
import { InPersonClient } from './in-person-client';

/** The clerk marked the wrong person, or the voter left the paper: asks a colleague to take the mark out of the roll. */
@Component({
  selector: 'vv-undo-form',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <details class="measure">
      <summary>{{ 'in-person.undo.open' | transloco }}</summary>
      <p>{{ 'in-person.undo.about' | transloco }}</p>
      <form [formGroup]="form" novalidate (ngSubmit)="ask()">
        <vv-error-summary
          [violations]="submission.violations()"
          [fields]="{ number: 'undoNumber', reason: 'undoReason' }"
        />
        <vv-field
          name="undoNumber"
          where="number"
          class="short"
          [label]="'in-person.undo.number' | transloco"
          [hint]="'in-person.undo.numberHint' | transloco"
          [violations]="submission.violations()"
        >
          <input
            vvControl
            formControlName="undoNumber"
            class="figures"
            inputmode="numeric"
            autocomplete="off"
            maxlength="20"
          />
        </vv-field>
        <vv-field
          name="undoReason"
          where="reason"
          [label]="'in-person.undo.reason' | transloco"
          [hint]="'in-person.undo.reasonHint' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl formControlName="undoReason" lang="lv" autocomplete="off" maxlength="500" />
        </vv-field>
        <button class="button secondary" type="submit" [attr.aria-disabled]="submission.busy() || null">
          {{ 'in-person.undo.ask' | transloco }}
        </button>
      </form>
    </details>
  `,
  styles: `
    summary {
      margin-block: var(--gap-3);
      cursor: pointer;
    }
  `,
})
export class UndoForm {
  private readonly client = inject(InPersonClient);
  private readonly transloco = inject(TranslocoService);
  /** Whose mark it is, and where it was made. */
  readonly personalCode = input.required<string>();
  readonly pollingPlace = input.required<string>();
  readonly asked = output<void>();
  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({ undoNumber: '', undoReason: '' });

  protected async ask(): Promise<void> {
    const { undoNumber, undoReason } = this.form.getRawValue();
    const needed = [
      { where: 'number', label: 'in-person.undo.number', value: undoNumber },
      { where: 'reason', label: 'in-person.undo.reason', value: undoReason },
    ];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const mark = {
      personalCode: this.personalCode().trim(),
      pollingPlace: this.pollingPlace(),
      number: undoNumber.trim(),
      reason: undoReason.trim(),
    };
    if (await this.submission.send(() => this.client.askUndo(mark))) this.asked.emit();
  }
}
