import { Component, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { AmendmentView } from '#libs/contracts';
import { Confirm } from '../ui/confirm-dialog';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { Submission } from '../ui/submission';
import { AmendmentsClient } from './amendments-client';

/** Writes the amending by-law from the edited text; what was changed in it by hand is asked about first. */
@Component({
  selector: 'vv-write-form',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <form [formGroup]="form" novalidate (ngSubmit)="save()">
      <vv-error-summary [violations]="submission.violations()" />
      <vv-field
        class="short"
        name="inForceFrom"
        [label]="'amendments.write.day' | transloco"
        [hint]="'amendments.write.dayHint' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl formControlName="inForceFrom" type="date" />
      </vv-field>
      <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
        {{ (amendment().written ? 'amendments.write.again' : 'amendments.write.first') | transloco }}
      </button>
    </form>
  `,
})
export class WriteForm {
  private readonly client = inject(AmendmentsClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  readonly dossierId = input.required<string>();
  readonly amendment = input.required<AmendmentView>();
  readonly done = output<void>();

  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({ inForceFrom: '' });

  protected async save(): Promise<void> {
    const { version, written } = this.amendment();
    if (written?.editedByHand && !(await this.mayOverwrite())) return;
    const inForceFrom = this.form.getRawValue().inForceFrom || null;
    if (await this.submission.send(() => this.client.write(this.dossierId(), { version, inForceFrom })))
      this.done.emit();
  }

  private mayOverwrite(): Promise<boolean> {
    const text = (key: string) => this.transloco.translate<string>(`amendments.write.overwrite.${key}`);
    return this.confirm.ask({ title: text('title'), text: text('text'), action: text('action') });
  }
}
