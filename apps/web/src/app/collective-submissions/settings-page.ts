import { Component, effect, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { PageMeta } from '../shell/page-meta';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { PageHeader } from '../ui/page-header';
import { loadProblem, Submission } from '../ui/submission';
import { CollectiveClient } from './collective-client';

/** What the municipality sets itself: the number of residents of the year, and what the law leaves open. */
@Component({
  selector: 'vv-collective-settings-page',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, FailedRequest, Field, PageHeader],
  template: `
    <div class="page">
      <vv-page-header [title]="'collective.settings.title' | transloco" />
      @if (problem(); as wrong) {
        <vv-failed-request [problem]="wrong" (retry)="settings.reload()" />
      } @else if (settings.hasValue()) {
        <vv-error-summary [violations]="submission.violations()" />
        @if (saved()) {
          <p class="notice good measure" role="status">{{ 'collective.author.saved' | transloco }}</p>
        }
        <form class="measure" novalidate [formGroup]="form" (ngSubmit)="save()">
          @for (name of names; track name) {
            <vv-field
              class="short"
              [name]="name"
              [label]="'collective.settings.' + name | transloco"
              [hint]="'collective.settings.' + name + 'Hint' | transloco"
              [violations]="submission.violations()"
            >
              <input vvControl type="number" min="0" [formControlName]="name" />
            </vv-field>
          }
          <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
            {{ 'collective.author.save' | transloco }}
          </button>
        </form>
      } @else {
        <p role="status">{{ 'collective.loading' | transloco }}</p>
      }
    </div>
  `,
})
export class CollectiveSettingsPage {
  private readonly client = inject(CollectiveClient);
  readonly place = input.required<string>();
  protected readonly names = ['population', 'populationYear', 'answerDays', 'keepMonths'] as const;
  protected readonly submission = new Submission();
  protected readonly saved = signal(false);
  protected readonly settings = rxResource({
    params: () => this.place(),
    stream: ({ params }) => this.client.settings(params),
  });
  protected readonly problem = loadProblem(this.settings);
  protected readonly form = inject(NonNullableFormBuilder).group({
    population: null as number | null,
    populationYear: null as number | null,
    answerDays: null as number | null,
    keepMonths: 6 as number | null,
  });

  constructor() {
    const title = inject(TranslocoService).translate('collective.settings.title');
    inject(PageMeta).set({ title, hidden: true });
    effect(() => {
      if (!this.settings.hasValue()) return;
      const { population, populationYear, answerDays, keepMonths } = this.settings.value();
      this.form.setValue({ population, populationYear, answerDays, keepMonths });
    });
  }

  protected async save(): Promise<void> {
    if (!this.settings.hasValue()) return;
    const { version } = this.settings.value();
    const { keepMonths, ...words } = this.form.getRawValue();
    this.saved.set(false);
    const body = { ...words, keepMonths: keepMonths ?? 0, version };
    const taken = await this.submission.send(() => this.client.saveSettings(this.place(), body));
    if (!taken) return;
    this.saved.set(true);
    this.settings.reload();
  }
}
