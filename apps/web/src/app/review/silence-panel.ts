import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Session } from '../shell/session';
import { ArticleLink } from '../ui/article-link';
import { Confirm } from '../ui/confirm-dialog';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { emptyFields, Submission } from '../ui/submission';
import { DossierReviewData } from './dossier-review';
import { ReviewClient } from './review-client';

/**
 * No opinion was sent within the month: the same as no objections (PL 47(4)). Only the lawyer can say so, after looking
 * into the e-address, because the municipality cannot see what was not sent.
 */
@Component({
  selector: 'vv-silence-panel',
  imports: [TranslocoPipe, ArticleLink, Control, ErrorSummary, Field, LegalDayPipe],
  template: `
    @if (due()) {
      <section class="card" aria-labelledby="silence-title">
        <h3 id="silence-title">{{ 'review.silence.title' | transloco }}</h3>
        <p>{{ 'review.silence.text' | transloco }}</p>
        @if (data.round()?.opinionBy; as by) {
          <p>
            {{ 'review.silence.ended' | transloco: { day: (by.day | legalDay: 'short') } }}
            <span class="small soft"><vv-article-link [article]="{ act: 'PL', ref: '47(4)' }" /></span>
          </p>
        }
        <form novalidate (submit)="$event.preventDefault(); save()">
          <vv-error-summary
            [violations]="submission.violations()"
            [fields]="{ noOpinionFound: 'silence-checked', 'review.silenceCheckedOn': 'checkedOn' }"
          />
          <vv-field
            class="short"
            name="checkedOn"
            [label]="'review.silence.day' | transloco"
            [violations]="submission.violations()"
          >
            <input
              vvControl
              type="date"
              [min]="data.view()?.silenceFrom ?? ''"
              [max]="today()"
              [value]="day()"
              (input)="typed.set($any($event.target).value)"
            />
          </vv-field>
          <div class="choice">
            <input
              type="checkbox"
              id="silence-checked"
              [checked]="checked()"
              (change)="checked.set($any($event.target).checked)"
            />
            <label for="silence-checked">{{ 'review.silence.statement' | transloco }}</label>
          </div>
          <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
            {{ 'review.silence.save' | transloco }}
          </button>
        </form>
      </section>
    } @else if (data.view()?.silenceFrom; as from) {
      <p class="soft">
        {{ 'review.silence.later' | transloco: { day: (from | legalDay: 'short') } }}
        <span class="small"><vv-article-link [article]="{ act: 'PL', ref: '47(4)' }" /></span>
      </p>
    }
  `,
  styles: `
    h3 {
      margin-bottom: var(--gap-2);
    }

    .choice {
      margin-bottom: var(--gap-4);
    }
  `,
})
export class SilencePanel {
  private readonly client = inject(ReviewClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  private readonly session = inject(Session);
  protected readonly data = inject(DossierReviewData);
  protected readonly submission = new Submission();
  protected readonly today = computed(() => this.session.legalToday() ?? '');
  protected readonly typed = signal<string | null>(null);
  protected readonly day = computed(() => this.typed() ?? this.today());
  protected readonly checked = signal(false);
  /** The month is over. */
  protected readonly due = computed(() => {
    const from = this.data.view()?.silenceFrom;
    return !!from && this.data.records() && from <= this.today();
  });

  protected async save(): Promise<void> {
    const missing = emptyFields(
      [{ where: 'checkedOn', label: 'review.silence.day', value: this.day() }],
      this.transloco,
    );
    if (!this.checked()) missing.push({ code: 'silence_unchecked', where: 'noOpinionFound' });
    if (!this.submission.check(missing)) return;
    const action = this.transloco.translate<string>('review.silence.save');
    const text = this.transloco.translate<string>('review.silence.sure');
    if (!(await this.confirm.ask({ title: action, text, action }))) return;
    const body = { checkedOn: this.day(), noOpinionFound: true };
    if (await this.submission.send(() => this.client.confirmSilence(this.data.dossierId(), body)))
      this.data.reload();
  }
}
