import { Component, effect, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import { assistantViolations } from '#libs/contracts';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { loadProblem, Submission } from '../ui/submission';
import { SummariesClient } from './summaries-client';

/** Which language model may draft summaries; none until the administrator switches one on. */
@Component({
  selector: 'vv-assistant-settings',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, FailedRequest, Field],
  template: `
    <h2 id="assistant-settings">{{ 'summaries.settings.title' | transloco }}</h2>
    <p class="soft measure">{{ 'summaries.settings.text' | transloco }}</p>
    @if (problem(); as problem) {
      <vv-failed-request [problem]="problem" (retry)="settings.reload()" />
    } @else if (settings.hasValue()) {
      <vv-error-summary [violations]="submission.violations()" />
      <div role="status">
        @if (saved()) {
          <p class="notice good">{{ 'summaries.settings.saved' | transloco }}</p>
        }
      </div>
      <form [formGroup]="form" novalidate (ngSubmit)="save(settings.value().version)">
        <div class="choice">
          <input type="checkbox" formControlName="enabled" id="assistant-enabled" />
          <label for="assistant-enabled">{{ 'summaries.settings.enabled' | transloco }}</label>
        </div>
        <vv-field
          name="baseUrl"
          [label]="'summaries.settings.baseUrl' | transloco"
          [hint]="'summaries.settings.baseUrlHint' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl formControlName="baseUrl" type="url" inputmode="url" autocomplete="off" />
        </vv-field>
        <vv-field
          name="model"
          [label]="'summaries.settings.model' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl formControlName="model" autocomplete="off" />
        </vv-field>
        <vv-field
          name="key"
          [label]="'summaries.settings.key' | transloco"
          [hint]="
            (settings.value().hasKey ? 'summaries.settings.keyKept' : 'summaries.settings.keyHint')
              | transloco
          "
          [violations]="submission.violations()"
        >
          <input vvControl formControlName="key" type="password" autocomplete="off" />
        </vv-field>
        <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
          {{ 'summaries.settings.save' | transloco }}
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

    form {
      max-width: 32rem;
    }

    .button {
      margin-top: var(--gap-4);
    }
  `,
})
export class AssistantSettingsForm {
  private readonly client = inject(SummariesClient);
  protected readonly settings = rxResource({ stream: () => this.client.assistant() });
  protected readonly problem = loadProblem(this.settings);
  protected readonly submission = new Submission();
  protected readonly saved = signal(false);
  protected readonly form = inject(NonNullableFormBuilder).group({
    enabled: false,
    baseUrl: '',
    model: '',
    key: '',
  });

  constructor() {
    effect(() => {
      if (!this.settings.hasValue()) return;
      const { enabled, baseUrl, model } = this.settings.value();
      this.form.setValue({ enabled, baseUrl, model, key: '' });
    });
  }

  protected async save(version: number): Promise<void> {
    this.saved.set(false);
    const { enabled, baseUrl, model, key } = this.form.getRawValue();
    const entered = { version, enabled, baseUrl: baseUrl.trim(), model: model.trim() };
    if (!this.submission.check(assistantViolations(entered))) return;
    // An empty field keeps the key that is stored.
    const body = { ...entered, ...(key === '' ? {} : { key }) };
    if (!(await this.submission.send(() => this.client.saveAssistant(body)))) return;
    this.form.controls.key.setValue('');
    this.saved.set(true);
    this.settings.reload();
  }
}
