import { Component, effect, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { ESCALATION_ROLES } from '#libs/contracts';
import { reminderViolations } from '#libs/reminders';
import { PageMeta } from '../shell/page-meta';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { PageHeader } from '../ui/page-header';
import { loadProblem, Submission } from '../ui/submission';
import { DeadlinesClient } from './deadlines-client';

/** How the municipality reminds of its deadlines. */
@Component({
  selector: 'vv-reminder-settings-page',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, FailedRequest, Field, PageHeader],
  template: `
    <vv-page-header [title]="'deadlines.settings.title' | transloco">
      <p class="lead">{{ 'deadlines.settings.lead' | transloco }}</p>
    </vv-page-header>
    @if (problem(); as wrong) {
      <vv-failed-request [problem]="wrong" (retry)="settings.reload()" />
    } @else if (settings.hasValue()) {
      <vv-error-summary [violations]="submission.violations()" />
      <div role="status">
        @if (saved()) {
          <p class="notice good">{{ 'deadlines.settings.saved' | transloco }}</p>
        }
      </div>
      <form [formGroup]="form" novalidate (ngSubmit)="save(settings.value().version)">
        <vv-field
          class="short"
          name="ahead"
          [label]="'deadlines.settings.ahead' | transloco"
          [hint]="'deadlines.settings.aheadHint' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl formControlName="ahead" inputmode="numeric" autocomplete="off" />
        </vv-field>
        <label class="choice">
          <input type="checkbox" formControlName="onTheDay" />
          <span>{{ 'deadlines.settings.onTheDay' | transloco }}</span>
        </label>
        <label class="choice">
          <input type="checkbox" formControlName="byMail" />
          <span>{{ 'deadlines.settings.byMail' | transloco }}</span>
          <span class="hint">{{ 'deadlines.settings.byMailHint' | transloco }}</span>
        </label>
        <vv-field
          class="short"
          name="escalateAfter"
          [label]="'deadlines.settings.escalateAfter' | transloco"
          [hint]="'deadlines.settings.escalateAfterHint' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl formControlName="escalateAfter" inputmode="numeric" autocomplete="off" />
        </vv-field>
        <fieldset id="escalateTo" tabindex="-1">
          <legend class="label">{{ 'deadlines.settings.escalateTo' | transloco }}</legend>
          @for (role of roles; track role) {
            <label class="choice">
              <input type="checkbox" [formControl]="form.controls.escalateTo.controls[role]" />
              <span>{{ 'directory.role.' + role | transloco }}</span>
            </label>
          }
        </fieldset>
        <button class="button" type="submit">{{ 'deadlines.settings.save' | transloco }}</button>
      </form>
    } @else {
      <p role="status">{{ 'deadlines.loading' | transloco }}</p>
    }
  `,
  styles: `
    form {
      max-width: 40rem;
    }

    .choice {
      margin-bottom: var(--gap-3);
    }

    vv-field {
      margin-top: var(--gap-5);
    }

    fieldset {
      margin-bottom: var(--gap-5);
    }
  `,
})
export class ReminderSettingsPage {
  private readonly client = inject(DeadlinesClient);
  private readonly builder = inject(NonNullableFormBuilder);
  readonly place = input.required<string>();
  protected readonly roles = ESCALATION_ROLES;
  protected readonly submission = new Submission();
  protected readonly saved = signal(false);
  protected readonly settings = rxResource({
    params: () => this.place(),
    stream: ({ params }) => this.client.settings(params),
  });
  protected readonly problem = loadProblem(this.settings);
  protected readonly form = this.builder.group({
    ahead: '',
    onTheDay: true,
    byMail: true,
    escalateAfter: '',
    escalateTo: this.builder.group({
      head_of_department: false,
      legal_endorser: false,
      council_secretary: false,
      sitting_chair: false,
      administrator: false,
    }),
  });

  constructor() {
    const transloco = inject(TranslocoService);
    inject(PageMeta).set({ title: transloco.translate('deadlines.settings.title'), hidden: true });
    effect(() => {
      if (!this.settings.hasValue()) return;
      const { ahead, onTheDay, byMail, escalateAfter, escalateTo } = this.settings.value();
      this.form.patchValue({
        ahead: ahead.join(', '),
        onTheDay,
        byMail,
        escalateAfter: escalateAfter === null ? '' : String(escalateAfter),
        escalateTo: Object.fromEntries(this.roles.map((role) => [role, escalateTo.includes(role)])),
      });
    });
  }

  protected async save(version: number): Promise<void> {
    this.saved.set(false);
    const { ahead, escalateAfter, escalateTo, onTheDay, byMail } = this.form.getRawValue();
    const settings = {
      ahead: ahead
        .split(/[\s,;]+/)
        .filter((part) => part !== '')
        .map(Number),
      onTheDay,
      byMail,
      escalateAfter: escalateAfter.trim() === '' ? null : Number(escalateAfter),
      escalateTo: this.roles.filter((role) => escalateTo[role]),
    };
    if (!this.submission.check(reminderViolations(settings))) return;
    if (!(await this.submission.send(() => this.client.saveSettings(this.place(), { ...settings, version }))))
      return;
    this.saved.set(true);
    this.settings.reload();
  }
}
