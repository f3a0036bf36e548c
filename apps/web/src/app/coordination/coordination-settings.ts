import { Component, effect, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import { MAX_TERM_WORKING_DAYS, settingsViolations } from '#libs/coordination-rules';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { loadProblem, Submission } from '../ui/submission';
import { CoordinationClient } from './coordination-client';

const TERMS = [
  'normalWorkingDays',
  'urgentWorkingDays',
  'repeatWorkingDays',
  'extensionWorkingDays',
  'meetingWorkingDays',
] as const;

/** Those that may be 0: never, and no notice. */
const FROM_ZERO: readonly string[] = ['extensionWorkingDays', 'meetingWorkingDays'];

/** The municipality's own terms of coordination; they follow no law. */
@Component({
  selector: 'vv-coordination-settings',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, FailedRequest, Field],
  template: `
    <h2 id="coordination-settings">{{ 'coordination.settings.title' | transloco }}</h2>
    <p class="soft measure">{{ 'coordination.settings.text' | transloco }}</p>
    @if (problem(); as problem) {
      <vv-failed-request [problem]="problem" (retry)="settings.reload()" />
    } @else if (settings.hasValue()) {
      <vv-error-summary [violations]="submission.violations()" />
      <div role="status">
        @if (saved()) {
          <p class="notice good">{{ 'coordination.settings.saved' | transloco }}</p>
        }
      </div>
      <form [formGroup]="form" novalidate (ngSubmit)="save(settings.value().version)">
        <div class="terms">
          @for (term of terms; track term) {
            <vv-field
              [name]="term"
              [label]="'coordination.settings.' + term | transloco"
              [violations]="submission.violations()"
            >
              <input
                vvControl
                type="number"
                inputmode="numeric"
                [formControlName]="term"
                [min]="fromZero.includes(term) ? 0 : 1"
                [max]="most"
              />
            </vv-field>
          }
        </div>
        <div class="choice">
          <input
            type="checkbox"
            formControlName="requiredBeforeOpinionStage"
            id="requiredBeforeOpinionStage"
          />
          <label for="requiredBeforeOpinionStage">{{
            'coordination.settings.requiredBeforeOpinionStage' | transloco
          }}</label>
        </div>
        <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
          {{ 'coordination.settings.save' | transloco }}
        </button>
      </form>
    }
  `,
  styles: `
    :host {
      display: block;
      margin-top: var(--gap-6);
      padding-top: var(--gap-5);
      border-top: 1px solid var(--line);
    }

    .terms {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr));
      gap: 0 var(--gap-5);
      align-items: end;
      max-width: 44rem;
    }

    .button {
      margin-top: var(--gap-4);
    }
  `,
})
export class CoordinationSettingsForm {
  private readonly client = inject(CoordinationClient);
  protected readonly terms = TERMS;
  protected readonly fromZero = FROM_ZERO;
  protected readonly most = MAX_TERM_WORKING_DAYS;
  protected readonly settings = rxResource({ stream: () => this.client.settings() });
  protected readonly problem = loadProblem(this.settings);
  protected readonly submission = new Submission();
  protected readonly saved = signal(false);
  protected readonly form = inject(NonNullableFormBuilder).group({
    normalWorkingDays: 0,
    urgentWorkingDays: 0,
    repeatWorkingDays: 0,
    extensionWorkingDays: 0,
    meetingWorkingDays: 0,
    requiredBeforeOpinionStage: false,
  });

  constructor() {
    effect(() => {
      if (!this.settings.hasValue()) return;
      const { version: _version, ...settings } = this.settings.value();
      this.form.setValue(settings);
    });
  }

  protected async save(version: number): Promise<void> {
    this.saved.set(false);
    const entered = this.form.getRawValue();
    if (!this.submission.check(settingsViolations(entered))) return;
    if (!(await this.submission.send(() => this.client.saveSettings({ ...entered, version })))) return;
    this.saved.set(true);
    this.settings.reload();
  }
}
