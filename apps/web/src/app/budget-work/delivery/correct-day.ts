import { Component, computed, inject, input, output, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { emptyFields, Submission } from '../../ui/submission';
import { BudgetWorkClient } from '../budget-work-client';

/** Corrects the day of the start or of the end that was typed wrongly; everybody reads why. */
@Component({
  selector: 'vv-correct-day',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <details>
      <summary>{{ 'budget-delivery.correctDay.' + kind() | transloco }}</summary>
      <form [formGroup]="form" novalidate (ngSubmit)="save()">
        <vv-error-summary [violations]="submission.violations()" [fields]="ids()" />
        <vv-field
          class="short"
          [name]="ids().day"
          where="day"
          [label]="'budget-delivery.correctDay.day' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl formControlName="day" type="date" />
        </vv-field>
        <vv-field
          [name]="ids().reason"
          where="reason"
          [label]="'budget-delivery.correctDay.reason' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl formControlName="reason" lang="lv" maxlength="1000" autocomplete="off" />
        </vv-field>
        @if (asked()) {
          <vv-field
            [name]="ids().delayReason"
            where="delayReason"
            [label]="'budget-delivery.delayLabel' | transloco"
            [violations]="submission.violations()"
          >
            <input vvControl formControlName="delayReason" lang="lv" maxlength="1000" autocomplete="off" />
          </vv-field>
        }
        <button
          class="button secondary compact"
          type="submit"
          [attr.aria-disabled]="submission.busy() || null"
        >
          {{ 'budget-delivery.correctDay.save' | transloco }}
        </button>
      </form>
    </details>
  `,
  styleUrl: './delivery-card.scss',
})
export class CorrectDay {
  private readonly client = inject(BudgetWorkClient);
  private readonly transloco = inject(TranslocoService);
  readonly projectId = input.required<string>();
  readonly kind = input.required<'start' | 'done'>();
  readonly saved = output<void>();
  protected readonly submission = new Submission();
  /** The reason of a delay was missing. */
  protected readonly asked = signal(false);
  protected readonly form = inject(NonNullableFormBuilder).group({ day: '', reason: '', delayReason: '' });
  protected readonly ids = computed(() => {
    const own = `${this.kind()}-${this.projectId()}`;
    return { day: `rightDay-${own}`, reason: `dayReason-${own}`, delayReason: `dayDelay-${own}` };
  });

  protected async save(): Promise<void> {
    const { day, reason, delayReason } = this.form.getRawValue();
    const needed = [
      { where: 'day', label: 'budget-delivery.correctDay.day', value: day },
      { where: 'reason', label: 'budget-delivery.correctDay.reason', value: reason },
    ];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const correction = {
      ...{ kind: this.kind(), day, reason: reason.trim() },
      ...(delayReason.trim() ? { delayReason: delayReason.trim() } : {}),
    };
    const taken = await this.submission.send(() => this.client.correctDay(this.projectId(), correction));
    if (this.submission.violations().some(({ code }) => code === 'delay_reason_missing'))
      this.asked.set(true);
    if (!taken) return;
    this.form.reset();
    this.asked.set(false);
    this.saved.emit();
  }
}
