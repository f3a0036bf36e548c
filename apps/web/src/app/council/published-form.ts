import { Component, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { SittingPublication } from '#libs/contracts';
import { Session } from '../shell/session';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { emptyFields, Submission } from '../ui/submission';
import { CouncilDepthClient } from './council-depth-client';

/** Records that minutes, decisions or the recording are on the official website (PL 38(6)). */
@Component({
  selector: 'vv-published-form',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <form [formGroup]="form" novalidate (ngSubmit)="save()">
      <vv-error-summary [violations]="submission.violations()" />
      <vv-field
        name="what"
        [label]="'council.notices.what' | transloco"
        [violations]="submission.violations()"
      >
        <select vvControl formControlName="what">
          @for (one of all; track one) {
            <option [value]="one">{{ 'council.published.what.' + one | transloco }}</option>
          }
        </select>
      </vv-field>
      <vv-field
        name="url"
        [label]="'council.notices.url' | transloco"
        [hint]="'council.notices.urlHint' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl formControlName="url" type="url" autocomplete="off" />
      </vv-field>
      <vv-field
        name="day"
        class="short"
        [label]="'council.notices.day' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl formControlName="day" type="date" [max]="session.legalToday() ?? ''" />
      </vv-field>
      <div class="row">
        <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
          {{ 'council.published.save' | transloco }}
        </button>
        <button class="button secondary" type="button" (click)="cancelled.emit()">
          {{ 'ui.cancel' | transloco }}
        </button>
      </div>
    </form>
  `,
})
export class PublishedForm {
  private readonly client = inject(CouncilDepthClient);
  private readonly transloco = inject(TranslocoService);
  protected readonly session = inject(Session);
  readonly sittingId = input.required<string>();
  readonly recorded = output<void>();
  readonly cancelled = output<void>();
  protected readonly all: readonly SittingPublication[] = ['minutes', 'decisions', 'recording'];
  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({
    what: 'minutes' as SittingPublication,
    url: '',
    day: this.session.legalToday() ?? '',
  });

  protected async save(): Promise<void> {
    const entered = this.form.getRawValue();
    const needed = (['url', 'day'] as const).map((where) => ({
      where,
      label: `council.notices.${where}`,
      value: entered[where],
    }));
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const body = { ...entered, url: entered.url.trim(), means: 'manual' as const };
    if (await this.submission.send(() => this.client.published(this.sittingId(), body))) this.recorded.emit();
  }
}
