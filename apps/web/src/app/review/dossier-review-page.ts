import { Component, computed, effect, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { RecordReviewReceipt } from '#libs/contracts';
import { DeadlineCount } from '../bylaws/deadline-count';
import { NextStepPanel } from '../bylaws/next-step-panel';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe } from '../ui/format-pipes';
import { AnswerChoice } from './answer-choice';
import { BarredNotice } from './barred-notice';
import { CorrectionPanel } from './correction-panel';
import { DisagreementForm } from './disagreement-form';
import { DisagreementSendingForm } from './disagreement-sending-form';
import { DossierReviewData } from './dossier-review';
import { ReceiptForm } from './receipt-form';
import { ReviewClient } from './review-client';
import { RoundCard } from './round-card';
import { SendReviewForm } from './send-review-form';
import { SilencePanel } from './silence-panel';
import { TypeInForm } from './type-in-form';

/** The ministry's review of one by-law for the municipality: sending, receipt, opinion, and what the council makes of it. */
@Component({
  selector: 'vv-dossier-review-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    AnswerChoice,
    BarredNotice,
    CorrectionPanel,
    DeadlineCount,
    DisagreementForm,
    DisagreementSendingForm,
    EmptyState,
    FailedRequest,
    LegalDayPipe,
    LocalLink,
    NextStepPanel,
    ReceiptForm,
    RoundCard,
    SendReviewForm,
    SilencePanel,
    TypeInForm,
  ],
  providers: [DossierReviewData],
  templateUrl: './dossier-review-page.html',
  styles: `
    .main > * + * {
      display: block;
      margin-top: var(--gap-6);
    }

    h3 {
      margin-bottom: var(--gap-3);
    }

    aside li + li {
      margin-top: var(--gap-4);
    }

    .more > summary {
      padding-block: var(--gap-2);
      font-weight: 600;
      cursor: pointer;
    }
  `,
})
export class DossierReviewPage {
  private readonly client = inject(ReviewClient);
  protected readonly data = inject(DossierReviewData);
  protected readonly view = this.data.view;
  protected readonly state = this.data.state;
  /** The newest first. */
  protected readonly rounds = computed(() => [...(this.view()?.rounds ?? [])].reverse());
  /** The draft decision is shown with the answer while that is open, and on its own afterwards. */
  protected readonly disagreed = computed(
    () => !!this.view()?.disagreement && this.state() !== 'review_objections',
  );
  /** By-law and decision are still to be sent to the ministries. */
  protected readonly sendsDisagreement = computed(() => {
    const disagreement = this.view()?.disagreement;
    return (
      this.data.records() &&
      this.state() === 'promulgation_ready' &&
      !!disagreement?.signedOn &&
      !disagreement.sentToMinistryOn
    );
  });

  /** The ministry's month matters until there is an opinion. */
  protected readonly deadlines = computed(() =>
    (this.view()?.deadlines ?? []).filter(
      ({ code }) => code !== 'SN.VARAM_OPINION' || !this.data.round()?.opinion,
    ),
  );

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() =>
      meta.set({
        title: `${transloco.translate('review.title')} – ${this.data.dossier.code()}`,
        hidden: true,
      }),
    );
  }

  protected readonly saveReceipt = (body: RecordReviewReceipt) =>
    this.client.recordReceipt(this.data.dossierId(), body);
}
