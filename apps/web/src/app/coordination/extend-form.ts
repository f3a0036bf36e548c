import { Component, computed, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CoordinationRoundView, LegalDay } from '#libs/contracts';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { Submission } from '../ui/submission';
import { CoordinationClient } from './coordination-client';
import { CoordinationDeskData } from './coordination-desk';

/** Gives all parties of the round more time, once. */
@Component({
  selector: 'vv-extend-round-form',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field, LegalDayPipe],
  template: `
    <form [formGroup]="form" novalidate (ngSubmit)="send()">
      <vv-error-summary [violations]="submission.violations()" />
      <p class="small soft">
        {{ 'coordination.extend.text' | transloco: { day: (latest() | legalDay: 'short') } }}
      </p>
      <vv-field
        class="short"
        name="workingDays"
        [label]="'coordination.extend.workingDays' | transloco"
        [violations]="submission.violations()"
      >
        <input
          vvControl
          formControlName="workingDays"
          type="number"
          inputmode="numeric"
          min="1"
          [max]="most()"
        />
      </vv-field>
      <vv-field
        name="reason"
        [label]="'coordination.extend.reason' | transloco"
        [violations]="submission.violations()"
      >
        <textarea vvControl formControlName="reason" lang="lv" rows="2"></textarea>
      </vv-field>
      <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
        {{ 'coordination.extend.send' | transloco }}
      </button>
    </form>
  `,
  styles: `
    form {
      max-width: var(--measure);
      margin-top: var(--gap-4);
    }
  `,
})
export class ExtendForm {
  private readonly client = inject(CoordinationClient);
  private readonly desk = inject(CoordinationDeskData);
  readonly round = input.required<CoordinationRoundView>();
  readonly latest = input.required<LegalDay>();
  readonly done = output<void>();
  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({ workingDays: 1, reason: '' });
  protected readonly most = computed(() => this.desk.view()?.settings.extensionWorkingDays ?? 1);

  protected async send(): Promise<void> {
    const { id, version } = this.round();
    const { workingDays, reason } = this.form.getRawValue();
    const body = { workingDays: Number(workingDays), reason: reason.trim(), version };
    if (!(await this.submission.send(() => this.client.extend(this.desk.dossierId(), id, body)))) return;
    this.done.emit();
    this.desk.reload();
  }
}
