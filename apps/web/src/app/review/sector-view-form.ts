import { Component, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Session } from '../shell/session';
import { ArticleLink } from '../ui/article-link';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { emptyFields, Submission } from '../ui/submission';
import { ReviewClient } from './review-client';

/** Notes that a sector ministry was asked, and later what it answered (PL 47(3)). */
@Component({
  selector: 'vv-sector-view-form',
  imports: [ReactiveFormsModule, TranslocoPipe, ArticleLink, Control, ErrorSummary, Field],
  template: `
    <form [formGroup]="form" novalidate (ngSubmit)="save()">
      <p class="small">
        {{ 'review.sector.askText' | transloco }} <vv-article-link [article]="{ act: 'PL', ref: '47(3)' }" />
      </p>
      <vv-error-summary [violations]="submission.violations()" [fields]="fields" />
      <vv-field
        name="sectorMinistry"
        [label]="'review.sector.ministry' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl formControlName="ministry" lang="lv" autocomplete="off" maxlength="200" />
      </vv-field>
      <vv-field
        class="short"
        name="askedOn"
        [label]="'review.sector.askedOn' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl formControlName="askedOn" type="date" [max]="today" />
      </vv-field>
      <vv-field
        class="short"
        name="sectorAnsweredOn"
        [label]="'review.sector.answeredOnOptional' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl formControlName="answeredOn" type="date" [max]="today" />
      </vv-field>
      <vv-field
        name="sectorText"
        [label]="'review.sector.textOptional' | transloco"
        [violations]="submission.violations()"
      >
        <textarea vvControl formControlName="text" lang="lv" rows="4"></textarea>
      </vv-field>
      <button class="button secondary" type="submit" [attr.aria-disabled]="submission.busy() || null">
        {{ 'review.sector.save' | transloco }}
      </button>
    </form>
  `,
})
export class SectorViewForm {
  private readonly client = inject(ReviewClient);
  private readonly transloco = inject(TranslocoService);
  protected readonly today = inject(Session).legalToday() ?? '';
  readonly roundId = input.required<string>();
  readonly done = output<void>();
  protected readonly submission = new Submission();
  protected readonly fields = {
    ministry: 'sectorMinistry',
    answeredOn: 'sectorAnsweredOn',
    text: 'sectorText',
  };
  protected readonly form = inject(NonNullableFormBuilder).group({
    ministry: '',
    askedOn: this.today,
    answeredOn: '',
    text: '',
  });

  protected async save(): Promise<void> {
    const { ministry, askedOn, answeredOn, text } = this.form.getRawValue();
    const needed = [
      { where: 'sectorMinistry', label: 'review.sector.ministry', value: ministry },
      { where: 'askedOn', label: 'review.sector.askedOn', value: askedOn },
      ...(answeredOn ? [{ where: 'sectorText', label: 'review.sector.text', value: text }] : []),
      ...(text.trim()
        ? [{ where: 'sectorAnsweredOn', label: 'review.sector.answeredOn', value: answeredOn }]
        : []),
    ];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const body = {
      ministry: ministry.trim(),
      askedOn,
      answeredOn: answeredOn || null,
      text: text.trim() || null,
    };
    if (!(await this.submission.send(() => this.client.noteSectorView(this.roundId(), body)))) return;
    this.form.reset({ ministry: '', askedOn: this.today, answeredOn: '', text: '' });
    this.done.emit();
  }
}
