import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { BylawsClient } from '../bylaws/bylaws-client';
import { ArticleLink } from '../ui/article-link';
import { Confirm } from '../ui/confirm-dialog';
import { ErrorSummary } from '../ui/error-summary';
import { LegalDayPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { Submission } from '../ui/submission';
import { DossierReviewData } from './dossier-review';

/** Why the by-law may not be published any more, in plain words (PL 47(7)), and what can still be done. */
@Component({
  selector: 'vv-barred-notice',
  imports: [TranslocoPipe, ArticleLink, ErrorSummary, Icon, LegalDayPipe],
  template: `
    @if (data.view()?.barred; as barred) {
      <section class="notice bad" aria-labelledby="barred-title">
        <h3 id="barred-title"><vv-icon name="lock" /> {{ 'review.barred.title' | transloco }}</h3>
        <p>{{ 'review.barred.because.' + barred.because | transloco }}</p>
        <p>
          {{ 'review.barred.since' | transloco: { day: (barred.since | legalDay: 'short') } }}
          <span class="small"><vv-article-link [article]="{ act: 'PL', ref: '47(7)' }" /></span>
        </p>
        <p>{{ (late() ? 'review.barred.late' : 'review.barred.end') | transloco }}</p>
        <vv-error-summary [violations]="submission.violations()" [fields]="{ state: null }" />
        @if (late() && offer()) {
          <p>
            <button
              class="button"
              type="button"
              [attr.aria-disabled]="submission.busy() || null"
              (click)="correct()"
            >
              {{ 'review.answer.correctGo' | transloco }}
            </button>
          </p>
        }
      </section>
    }
  `,
  styles: `
    h3 {
      margin-bottom: var(--gap-2);
    }
  `,
})
export class BarredNotice {
  private readonly bylaws = inject(BylawsClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  protected readonly data = inject(DossierReviewData);
  protected readonly submission = new Submission();
  /** The law is silent about a correction after the terms; the municipality has its own rule. */
  protected readonly late = computed(() => this.data.view()?.settings.lateCorrectionAllowed ?? false);
  protected readonly offer = computed(() => this.data.offer('startCorrection'));

  protected async correct(): Promise<void> {
    const offer = this.offer();
    const version = this.data.dossier.view()?.version;
    if (!offer || version === undefined || !this.submission.check(offer.violations)) return;
    const sure = await this.confirm.ask({
      title: this.transloco.translate('review.answer.correct'),
      text: this.transloco.translate('review.answer.correctSure'),
      action: this.transloco.translate('review.answer.correctGo'),
    });
    if (!sure) return;
    const body = { event: 'startCorrection', version };
    if (await this.submission.send(() => this.bylaws.advance(this.data.dossierId(), body)))
      this.data.reload();
  }
}
