import { Component, effect, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { PublicationMeansCode, SittingView } from '#libs/contracts';
import { Session } from '../shell/session';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { emptyFields, Submission } from '../ui/submission';
import { CouncilClient } from './council-client';

/** The record that the agenda (PL 28(3), 29(5)) or the drafts (PL 28(4)) are on the official website. */
@Component({
  selector: 'vv-notice-form',
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
          <option value="agenda">{{ 'council.notices.agenda' | transloco }}</option>
          <option value="drafts">{{ 'council.notices.drafts' | transloco }}</option>
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
      <div class="columns-2">
        <vv-field
          name="day"
          [label]="'council.notices.day' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl formControlName="day" type="date" [max]="session.legalToday() ?? ''" />
        </vv-field>
        <vv-field
          name="time"
          [label]="'council.notices.time' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl formControlName="time" type="time" />
        </vv-field>
      </div>
      <vv-field
        name="means"
        [label]="'council.notices.means' | transloco"
        [violations]="submission.violations()"
      >
        <select vvControl formControlName="means">
          @for (means of all; track means) {
            <option [value]="means">{{ 'procedure.means.' + means | transloco }}</option>
          }
        </select>
      </vv-field>
      <div class="row">
        <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
          {{ 'council.notices.record' | transloco }}
        </button>
        <button class="button secondary" type="button" (click)="cancelled.emit()">
          {{ 'ui.cancel' | transloco }}
        </button>
      </div>
    </form>
  `,
  styleUrl: './fields.scss',
})
export class NoticeForm {
  private readonly client = inject(CouncilClient);
  private readonly transloco = inject(TranslocoService);
  protected readonly session = inject(Session);
  readonly sitting = input.required<SittingView>();
  readonly recorded = output<void>();
  readonly cancelled = output<void>();

  protected readonly all: readonly PublicationMeansCode[] = ['own_domain', 'embedded', 'feed', 'manual'];
  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({
    what: 'agenda' as 'agenda' | 'drafts',
    url: '',
    day: this.session.legalToday() ?? '',
    time: '09:00',
    means: 'manual' as PublicationMeansCode,
  });

  constructor() {
    effect(() => {
      const { notice, drafts } = this.sitting();
      if (notice && !drafts) this.form.patchValue({ what: 'drafts' });
    });
  }

  protected async save(): Promise<void> {
    const entered = this.form.getRawValue();
    const needed = (['url', 'day', 'time'] as const).map((where) => ({
      where,
      label: `council.notices.${where}`,
      value: entered[where],
    }));
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const notice = { ...entered, url: entered.url.trim() };
    if (!(await this.submission.send(() => this.client.recordNotice(this.sitting().id, notice)))) return;
    this.form.patchValue({ url: '' });
    this.recorded.emit();
  }
}
