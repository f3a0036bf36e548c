import { Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { BylawsClient } from '../bylaws/bylaws-client';
import { Language } from '../shell/language';
import { ArticleLink } from '../ui/article-link';
import { Confirm } from '../ui/confirm-dialog';
import { DeadlineChip } from '../ui/deadline-chip';
import { ErrorSummary } from '../ui/error-summary';
import { Submission } from '../ui/submission';
import { DisagreementForm } from './disagreement-form';
import { DossierReviewData } from './dossier-review';

/** What follows from objections: the council corrects the by-law (PL 47(5)), or disagrees with reasons (PL 47(6)). */
@Component({
  selector: 'vv-answer-choice',
  imports: [TranslocoPipe, ArticleLink, DeadlineChip, DisagreementForm, ErrorSummary],
  template: `
    <section aria-labelledby="answer-title">
      <h3 id="answer-title">{{ 'review.answer.title' | transloco }}</h3>
      @if (decideBy(); as by) {
        <p><vv-deadline-chip [day]="by.day" [article]="by.article" /></p>
      }
      <vv-error-summary [violations]="submission.violations()" [fields]="noFields()" />
      <div class="ways">
        <section class="card" aria-labelledby="correct-title">
          <h4 id="correct-title">{{ 'review.answer.correct' | transloco }}</h4>
          <p>{{ 'review.answer.correctText' | transloco }}</p>
          <p class="small soft"><vv-article-link [article]="{ act: 'PL', ref: '47(5)' }" /></p>
          @if (correction()) {
            <button
              class="button"
              type="button"
              [attr.aria-disabled]="submission.busy() || null"
              (click)="correct()"
            >
              {{ 'review.answer.correctGo' | transloco }}
            </button>
          } @else {
            <p class="small">{{ 'review.answer.byLawyer' | transloco }}</p>
          }
        </section>
        <section class="card" aria-labelledby="disagree-title">
          <h4 id="disagree-title">{{ 'review.answer.disagree' | transloco }}</h4>
          <p>{{ 'review.answer.disagreeText' | transloco }}</p>
          <p class="small soft"><vv-article-link [article]="{ act: 'PL', ref: '47(6)' }" /></p>
          @if (data.records() && !shown()) {
            <button class="button secondary" type="button" (click)="opened.set(true)">
              {{ 'review.answer.disagreeGo' | transloco }}
            </button>
          }
        </section>
      </div>
      @if (shown()) {
        <vv-disagreement-form />
      }
    </section>
  `,
  styles: `
    h3,
    h4 {
      margin-bottom: var(--gap-2);
    }

    .ways {
      display: grid;
      gap: var(--gap-4);
      margin-block: var(--gap-3) var(--gap-5);
    }

    @media (min-width: 48rem) {
      .ways {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
    }
  `,
})
export class AnswerChoice {
  private readonly bylaws = inject(BylawsClient);
  private readonly confirm = inject(Confirm);
  private readonly language = inject(Language);
  private readonly router = inject(Router);
  private readonly transloco = inject(TranslocoService);
  protected readonly data = inject(DossierReviewData);
  protected readonly submission = new Submission();
  protected readonly opened = signal(false);
  protected readonly shown = computed(() => this.opened() || !!this.data.view()?.disagreement);
  protected readonly correction = computed(() => this.data.offer('startCorrection'));
  protected readonly decideBy = computed(
    () => this.data.view()?.deadlines.find(({ code }) => code === 'SN.DISAGREE') ?? null,
  );
  protected readonly noFields = computed(() =>
    Object.fromEntries(this.submission.violations().map(({ where }) => [where ?? '', null])),
  );

  protected async correct(): Promise<void> {
    const offer = this.correction();
    const version = this.data.dossier.view()?.version;
    if (!offer || version === undefined || !this.submission.check(offer.violations)) return;
    const sure = await this.confirm.ask({
      title: this.transloco.translate('review.answer.correct'),
      text: this.transloco.translate('review.answer.correctSure'),
      action: this.transloco.translate('review.answer.correctGo'),
    });
    if (!sure) return;
    const body = { event: 'startCorrection', version };
    if (!(await this.submission.send(() => this.bylaws.advance(this.data.dossierId(), body)))) return;
    this.data.reload();
    // A text opened with the dossier as it was would be opened again under the hands of who types.
    await this.data.arrived('correction');
    await this.router.navigateByUrl(this.language.link(this.data.dossier.path('teksts')));
  }
}
