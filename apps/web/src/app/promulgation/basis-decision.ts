import { HttpClient } from '@angular/common/http';
import { Component, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { BASIS_OUTCOMES, type BasisOutcome } from '#libs/contracts';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { emptyFields, Submission } from '../ui/submission';

/** What a person found about one act whose basis changed, with the reason. */
@Component({
  selector: 'vv-basis-decision',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <details>
      <summary>
        {{ 'promulgation.basis.decide' | transloco }}<span class="visually-hidden">: {{ title() }}</span>
      </summary>
      <form class="measure" [formGroup]="form" novalidate (ngSubmit)="save()">
        <vv-error-summary
          [violations]="submission.violations()"
          [fields]="{ outcome: 'outcome-' + field(), reason: 'reason-' + field() }"
        />
        <vv-field
          [name]="'outcome-' + field()"
          where="outcome"
          [label]="'promulgation.basis.outcome' | transloco"
          [violations]="submission.violations()"
        >
          <select vvControl formControlName="outcome">
            @for (one of outcomes; track one) {
              <option [value]="one">{{ 'promulgation.basis.outcomes.' + one | transloco }}</option>
            }
          </select>
        </vv-field>
        <vv-field
          [name]="'reason-' + field()"
          where="reason"
          [label]="'promulgation.basis.reason' | transloco"
          [violations]="submission.violations()"
        >
          <textarea vvControl formControlName="reason" lang="lv" rows="2" maxlength="2000"></textarea>
        </vv-field>
        <button class="button secondary" type="submit" [attr.aria-disabled]="submission.busy() || null">
          {{ 'promulgation.basis.saveDecision' | transloco }}
        </button>
      </form>
    </details>
  `,
  styles: `
    summary {
      padding-block: var(--gap-2);
      font-weight: 600;
      cursor: pointer;
    }
  `,
})
export class BasisDecision {
  private readonly http = inject(HttpClient);
  private readonly transloco = inject(TranslocoService);
  readonly url = input.required<string>();
  /** Ends the ids of the fields: there are several such forms on a page. */
  readonly field = input.required<string>();
  readonly title = input.required<string>();
  readonly done = output<void>();

  protected readonly outcomes = BASIS_OUTCOMES;
  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({
    outcome: 'holds' as BasisOutcome,
    reason: '',
  });

  protected async save(): Promise<void> {
    const { outcome, reason } = this.form.getRawValue();
    const needed = [{ where: 'reason', label: 'promulgation.basis.reason', value: reason }];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const body = { outcome, reason: reason.trim() };
    if (await this.submission.send(() => this.http.post(this.url(), body))) this.done.emit();
  }
}
