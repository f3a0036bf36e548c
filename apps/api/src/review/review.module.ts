import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BylawsModule } from '../bylaws/index.js';
import { CouncilModule } from '../council/index.js';
import { DocumentsModule } from '../documents/index.js';
import { ParticipationModule } from '../participation/index.js';
import { ConfirmSilence } from './confirm-silence.js';
import { Disagreement } from './disagreement.entity.js';
import { DossierReviewController } from './dossier-review.controller.js';
import { DossierReview } from './dossier-review.query.js';
import { DraftDisagreement } from './draft-disagreement.js';
import { PublicReviews } from './public-reviews.query.js';
import { RecordOpinion } from './record-opinion.js';
import { RecordReceipt } from './record-receipt.js';
import { RecordReviewSending } from './record-review-sending.js';
import { RecordSectorView } from './record-sector-view.js';
import { ReviewDeskController } from './review-desk.controller.js';
import { ReviewDesk } from './review-desk.query.js';
import { ReviewFacts } from './review-facts.js';
import { ReviewFiles } from './review-files.js';
import { ReviewInbox } from './review-inbox.js';
import { ReviewObjectionRow, ReviewOpinion } from './review-opinion.entity.js';
import { ReviewQueueQuery } from './review-queue.query.js';
import { ReviewRound, SectorViewRow } from './review-round.entity.js';
import { ReviewRounds } from './review-rounds.js';
import { Reviewers } from './reviewers.js';
import { RoundViews } from './round-views.js';
import { SendDisagreement } from './send-disagreement.js';
import { WatchReviewTerms } from './watch-review-terms.js';

/** A ministry's review of a by-law after signing (PL 47(2)–(7)). */
@Module({
  imports: [
    BylawsModule,
    CouncilModule,
    DocumentsModule,
    ParticipationModule,
    TypeOrmModule.forFeature([ReviewRound, SectorViewRow, ReviewOpinion, ReviewObjectionRow, Disagreement]),
  ],
  controllers: [DossierReviewController, ReviewDeskController],
  providers: [
    ConfirmSilence,
    DossierReview,
    DraftDisagreement,
    PublicReviews,
    RecordOpinion,
    RecordReceipt,
    RecordReviewSending,
    RecordSectorView,
    ReviewDesk,
    ReviewFacts,
    ReviewFiles,
    ReviewInbox,
    ReviewQueueQuery,
    ReviewRounds,
    Reviewers,
    RoundViews,
    SendDisagreement,
    WatchReviewTerms,
  ],
  exports: [PublicReviews],
})
export class ReviewModule {}
