import { Component, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { emptyFields, Submission } from '../../ui/submission';
import type { CheckRequest } from './check-messages';

/** Files of these are a few kilobytes; a set of a thousand ballots is a megabyte. */
const MAX_BYTES = 64 * 1024 * 1024;

/** What an auditor brings along: the sealed set, the file of the key, and the passphrase. Nothing of it is sent. */
@Component({
  selector: 'vv-auditor-fields',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <form [formGroup]="form" novalidate (ngSubmit)="give()">
      <vv-error-summary [violations]="submission.violations()" />
      @for (file of files; track file) {
        <vv-field
          [name]="file"
          [label]="'budget.verify.auditor.' + file | transloco"
          [hint]="'budget.verify.auditor.' + file + 'Hint' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl type="file" accept=".json,application/json" (change)="take(file, $event)" />
        </vv-field>
      }
      <vv-field
        name="passphrase"
        [label]="'budget.verify.auditor.passphrase' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl type="password" formControlName="passphrase" maxlength="200" autocomplete="off" />
      </vv-field>
      <button class="button secondary" type="submit" [attr.aria-disabled]="busy() || null">
        {{ 'budget.verify.auditor.check' | transloco }}
      </button>
    </form>
  `,
})
export class AuditorFields {
  private readonly transloco = inject(TranslocoService);
  readonly busy = input.required<boolean>();
  readonly given = output<NonNullable<CheckRequest['auditor']>>();
  protected readonly files = ['auditorSet', 'auditorKey'] as const;
  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({ passphrase: '' });
  private readonly texts = { auditorSet: '', auditorKey: '' };

  protected async take(which: 'auditorSet' | 'auditorKey', event: Event): Promise<void> {
    const [file] = (event.target as HTMLInputElement).files ?? [];
    this.texts[which] = file && file.size <= MAX_BYTES ? await file.text() : '';
  }

  protected give(): void {
    const { passphrase } = this.form.getRawValue();
    const needed = [
      ...this.files.map((where) => ({
        where,
        label: `budget.verify.auditor.${where}`,
        value: this.texts[where],
      })),
      { where: 'passphrase', label: 'budget.verify.auditor.passphrase', value: passphrase },
    ];
    if (this.busy() || !this.submission.check(emptyFields(needed, this.transloco))) return;
    const { auditorSet: set, auditorKey: key } = this.texts;
    this.given.emit({ set, key, passphrase });
  }
}
