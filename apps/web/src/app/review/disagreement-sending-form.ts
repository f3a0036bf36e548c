import { Component, computed, effect, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Session } from '../shell/session';
import { ArticleLink } from '../ui/article-link';
import { DeadlineChip } from '../ui/deadline-chip';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { emptyFields, Submission } from '../ui/submission';
import { DossierReviewData } from './dossier-review';
import { ReviewClient } from './review-client';

/** Records that by-law, memorandum and the decision went to the ministry that gave the opinion and to VARAM (PL 47(6)). */
@Component({
  selector: 'vv-disagreement-sending-form',
  imports: [ReactiveFormsModule, TranslocoPipe, ArticleLink, Control, DeadlineChip, ErrorSummary, Field],
  template: `
    <form [formGroup]="form" novalidate (ngSubmit)="save()">
      <h3>{{ 'review.disagreementSending.title' | transloco }}</h3>
      <p>
        {{ 'review.disagreementSending.text' | transloco }}
        <span class="small soft"><vv-article-link [article]="{ act: 'PL', ref: '47(6)' }" /></span>
      </p>
      @if (sendBy(); as by) {
        <p><vv-deadline-chip [day]="by.day" [article]="by.article" /></p>
      }
      <vv-error-summary [violations]="submission.violations()" [fields]="fields" />
      <vv-field
        class="short"
        name="sentToMinistryOn"
        [label]="
          (same() ? 'review.disagreementSending.varam' : 'review.disagreementSending.ministry') | transloco
        "
        [violations]="submission.violations()"
      >
        <input vvControl formControlName="sentToMinistryOn" type="date" [max]="today" />
      </vv-field>
      @if (!same()) {
        <vv-field
          class="short"
          name="sentToVaramOn"
          [label]="'review.disagreementSending.varam' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl formControlName="sentToVaramOn" type="date" [max]="today" />
        </vv-field>
      }
      <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
        {{ 'review.disagreementSending.save' | transloco }}
      </button>
    </form>
  `,
  styles: `
    form {
      max-width: var(--measure);
    }

    h3 {
      margin-bottom: var(--gap-2);
    }
  `,
})
export class DisagreementSendingForm {
  private readonly client = inject(ReviewClient);
  private readonly transloco = inject(TranslocoService);
  protected readonly data = inject(DossierReviewData);
  protected readonly today = inject(Session).legalToday() ?? '';
  protected readonly submission = new Submission();
  protected readonly fields = {
    'review.disagreement.sentToMinistryOn': 'sentToMinistryOn',
    'review.disagreement.sentToVaramOn': 'sentToVaramOn',
  };
  /** VARAM itself gave the opinion, so that one day is all. */
  protected readonly same = computed(() => this.data.round()?.reviewer.kind !== 'named_ministry');
  protected readonly sendBy = computed(
    () => this.data.view()?.deadlines.find(({ code }) => code === 'SN.SEND_AFTER_DISAGREE') ?? null,
  );
  protected readonly form = inject(NonNullableFormBuilder).group({
    sentToMinistryOn: this.today,
    sentToVaramOn: this.today,
  });

  constructor() {
    effect(() => {
      const known = this.data.view()?.disagreement;
      this.form.patchValue({
        ...(known?.sentToMinistryOn ? { sentToMinistryOn: known.sentToMinistryOn } : {}),
        ...(known?.sentToVaramOn ? { sentToVaramOn: known.sentToVaramOn } : {}),
      });
    });
  }

  protected async save(): Promise<void> {
    const { sentToMinistryOn, sentToVaramOn } = this.form.getRawValue();
    const varam = this.same() ? sentToMinistryOn : sentToVaramOn;
    const needed = [
      { where: 'sentToMinistryOn', label: 'review.disagreementSending.ministry', value: sentToMinistryOn },
      { where: 'sentToVaramOn', label: 'review.disagreementSending.varam', value: varam },
    ];
    if (!this.submission.check(emptyFields(this.same() ? needed.slice(0, 1) : needed, this.transloco)))
      return;
    const body = { sentToMinistryOn, sentToVaramOn: varam };
    if (await this.submission.send(() => this.client.sendDisagreement(this.data.dossierId(), body)))
      this.data.reload();
  }
}
