import { Component, computed, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { REVIEW_MEANS, type ReviewMeans } from '#libs/contracts';
import { Session } from '../shell/session';
import { ArticleLink } from '../ui/article-link';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { emptyFields, Submission } from '../ui/submission';
import { DossierReviewData } from './dossier-review';
import { ReviewClient } from './review-client';

/** Records that the by-law went to the ministry in writing (PL 47(2)), with a sector ministry's view if there is one (PL 47(3)). */
@Component({
  selector: 'vv-send-review-form',
  imports: [ReactiveFormsModule, TranslocoPipe, ArticleLink, Control, ErrorSummary, Field],
  template: `
    <form [formGroup]="form" novalidate (ngSubmit)="save()">
      <h3>{{ 'review.sending.title' | transloco }}</h3>
      <vv-error-summary [violations]="submission.violations()" [fields]="fields" />
      <p>
        {{ 'review.sending.text' | transloco }}
        <span class="small soft"><vv-article-link [article]="{ act: 'PL', ref: '47(2)' }" /></span>
      </p>
      <vv-field
        class="short"
        name="sentOn"
        [label]="'review.sending.day' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl formControlName="sentOn" type="date" [max]="today" />
      </vv-field>
      <vv-field
        name="means"
        [label]="'review.sending.means' | transloco"
        [violations]="submission.violations()"
      >
        <select vvControl formControlName="means">
          @for (one of means; track one) {
            <option [value]="one">{{ 'review.means.' + one | transloco }}</option>
          }
        </select>
      </vv-field>
      @if (named() && ministries().length) {
        <vv-field
          name="institutionId"
          [label]="'review.sending.institution' | transloco"
          [hint]="'review.sending.institutionHint' | transloco"
          [violations]="submission.violations()"
        >
          <select vvControl formControlName="institutionId">
            <option value="">{{ 'review.sending.institutionNone' | transloco }}</option>
            @for (one of ministries(); track one.id) {
              <option [value]="one.id">{{ one.name }}</option>
            }
          </select>
        </vv-field>
      }
      <div class="choice">
        <input
          type="checkbox"
          id="with-sector"
          aria-describedby="with-sector-hint"
          [checked]="attached()"
          (change)="attached.set($any($event.target).checked)"
        />
        <label for="with-sector">{{ 'review.sending.sector' | transloco }}</label>
        <span class="hint" id="with-sector-hint"
          >{{ 'review.sending.sectorHint' | transloco }}
          <vv-article-link [article]="{ act: 'PL', ref: '47(3)' }"
        /></span>
      </div>
      @if (attached()) {
        <div class="inner">
          <vv-field
            name="ministry"
            [label]="'review.sector.ministry' | transloco"
            [violations]="submission.violations()"
          >
            <input vvControl formControlName="ministry" lang="lv" autocomplete="off" maxlength="200" />
          </vv-field>
          <vv-field
            class="short"
            name="answeredOn"
            [label]="'review.sector.answeredOn' | transloco"
            [violations]="submission.violations()"
          >
            <input vvControl formControlName="answeredOn" type="date" [max]="today" />
          </vv-field>
          <vv-field
            name="sectorText"
            [label]="'review.sector.text' | transloco"
            [violations]="submission.violations()"
          >
            <textarea vvControl formControlName="sectorText" lang="lv" rows="4"></textarea>
          </vv-field>
        </div>
      }
      <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
        {{ 'review.sending.save' | transloco }}
      </button>
    </form>
  `,
  styles: `
    form {
      max-width: var(--measure);
    }

    h3 {
      margin-bottom: var(--gap-3);
    }

    .choice {
      margin-bottom: var(--gap-4);
    }

    .inner {
      padding-inline-start: var(--gap-4);
      border-inline-start: 3px solid var(--line);
    }
  `,
})
export class SendReviewForm {
  private readonly client = inject(ReviewClient);
  private readonly transloco = inject(TranslocoService);
  protected readonly data = inject(DossierReviewData);
  protected readonly today = inject(Session).legalToday() ?? '';
  protected readonly means = REVIEW_MEANS;
  protected readonly submission = new Submission();
  protected readonly fields = {
    'review.sentOn': 'sentOn',
    'sectorView.ministry': 'ministry',
    'sectorView.answeredOn': 'answeredOn',
    'sectorView.text': 'sectorText',
  };
  protected readonly attached = signal(false);
  protected readonly named = computed(() => this.data.view()?.reviewer?.kind === 'named_ministry');
  protected readonly ministries = computed(() => this.data.view()?.ministries ?? []);
  protected readonly form = inject(NonNullableFormBuilder).group({
    sentOn: this.today,
    means: 'eaddress' as ReviewMeans,
    institutionId: '',
    ministry: '',
    answeredOn: '',
    sectorText: '',
  });

  protected async save(): Promise<void> {
    const { sentOn, means, institutionId, ministry, answeredOn, sectorText } = this.form.getRawValue();
    const needed = [{ where: 'sentOn', label: 'review.sending.day', value: sentOn }];
    if (this.attached())
      needed.push(
        { where: 'ministry', label: 'review.sector.ministry', value: ministry },
        { where: 'answeredOn', label: 'review.sector.answeredOn', value: answeredOn },
        { where: 'sectorText', label: 'review.sector.text', value: sectorText },
      );
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const sectorView = this.attached()
      ? { ministry: ministry.trim(), answeredOn, text: sectorText.trim() }
      : null;
    const body = { sentOn, means, institutionId: institutionId || null, sectorView };
    if (await this.submission.send(() => this.client.send(this.data.dossierId(), body))) this.data.reload();
  }
}
