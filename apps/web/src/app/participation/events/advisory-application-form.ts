import { Component, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import { Session } from '../../shell/session';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { Submission } from '../../ui/submission';
import { AdvisoryClient } from './advisory-client';
import { OpenEvent } from './open-event';

/** An application to an advisory council that came on paper, typed in. */
@Component({
  selector: 'vv-advisory-application-form',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <vv-error-summary [violations]="submission.violations()" />
    <form class="measure" novalidate [formGroup]="form" (ngSubmit)="save()">
      <div class="pair">
        <vv-field
          name="name"
          [label]="'events.advisory.yourName' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl formControlName="name" autocomplete="off" />
        </vv-field>
        <vv-field
          name="appliedDay"
          [label]="'events.advisory.appliedDay' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl type="date" formControlName="appliedDay" />
        </vv-field>
        <vv-field name="organisation" [label]="'events.form.organisation' | transloco">
          <input vvControl formControlName="organisation" autocomplete="off" />
        </vv-field>
        <vv-field
          name="email"
          [label]="'events.advisory.email' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl type="email" formControlName="email" autocomplete="off" />
        </vv-field>
      </div>
      <vv-field
        name="motivation"
        [label]="'events.advisory.motivation' | transloco"
        [violations]="submission.violations()"
      >
        <textarea vvControl formControlName="motivation" rows="3" lang="lv"></textarea>
      </vv-field>
      <div class="choice">
        <input id="candidate-adult" type="checkbox" formControlName="adult" />
        <label for="candidate-adult">{{ 'events.record.adult' | transloco }}</label>
      </div>
      <p>
        <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
          {{ 'events.advisory.recordSave' | transloco }}
        </button>
      </p>
    </form>
  `,
  styleUrl: './events.scss',
})
export class AdvisoryApplicationForm {
  private readonly client = inject(AdvisoryClient);
  private readonly open = inject(OpenEvent);
  readonly council = input.required<string>();
  readonly kept = output<void>();
  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({
    name: '',
    appliedDay: inject(Session).legalToday() ?? '',
    organisation: '',
    email: '',
    motivation: '',
    adult: false,
  });

  protected async save(): Promise<void> {
    const body = this.form.getRawValue();
    if (await this.submission.send(() => this.client.record(this.open.place(), this.council(), body)))
      this.kept.emit();
  }
}
