import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AmendmentsModule } from '../amendments/index.js';
import { BylawsModule } from '../bylaws/index.js';
import { CoordinationModule } from '../coordination/index.js';
import { CouncilModule } from '../council/index.js';
import { DocumentsModule } from '../documents/index.js';
import { ParticipationModule } from '../participation/index.js';
import { AskSectorMinistry } from './ask-sector-ministry.js';
import { ConfirmSilence } from './confirm-silence.js';
import { DeskPapers } from './desk-papers.query.js';
import { Disagreement } from './disagreement.entity.js';
import { DossierReviewController } from './dossier-review.controller.js';
import { DossierReview } from './dossier-review.query.js';
import { DraftDisagreement } from './draft-disagreement.js';
import { OpinionDocument } from './opinion-document.js';
import { PublicReviews } from './public-reviews.query.js';
import { RecordOpinion } from './record-opinion.js';
import { RecordReceipt } from './record-receipt.js';
import { RecordReviewSending } from './record-review-sending.js';
import { RecordSectorAnswer } from './record-sector-answer.js';
import { ReviewDeskController } from './review-desk.controller.js';
import { ReviewDesk } from './review-desk.query.js';
import { ReviewFacts } from './review-facts.js';
import { ReviewFiles } from './review-files.js';
import { ReviewInbox } from './review-inbox.js';
import { ReviewObjectionRow, ReviewOpinion } from './review-opinion.entity.js';
import { ReviewQueueQuery } from './review-queue.query.js';
import { ReviewRound, SectorViewRow } from './review-round.entity.js';
import { ReviewRounds } from './review-rounds.js';
import { ReviewStatisticsQuery } from './review-statistics.query.js';
import { Reviewers } from './reviewers.js';
import { RoundViews } from './round-views.js';
import { SectorCalendar } from './sector-calendar.js';
import { SectorDesk } from './sector-desk.query.js';
import { SectorPackage } from './sector-package.js';
import { SectorRequests } from './sector-requests.js';
import { SectorDeskController, SectorRequestsController } from './sector.controller.js';
import { SendDisagreement } from './send-disagreement.js';
import { WatchReviewTerms } from './watch-review-terms.js';

/** A ministry's review of a by-law after signing (PL 47(2)–(7)). */
@Module({
  imports: [
    AmendmentsModule,
    BylawsModule,
    CoordinationModule,
    CouncilModule,
    DocumentsModule,
    ParticipationModule,
    TypeOrmModule.forFeature([ReviewRound, SectorViewRow, ReviewOpinion, ReviewObjectionRow, Disagreement]),
  ],
  controllers: [
    DossierReviewController,
    ReviewDeskController,
    SectorRequestsController,
    SectorDeskController,
  ],
  providers: [
    AskSectorMinistry,
    ConfirmSilence,
    DeskPapers,
    OpinionDocument,
    ReviewStatisticsQuery,
    SectorCalendar,
    SectorDesk,
    SectorPackage,
    SectorRequests,
    DossierReview,
    DraftDisagreement,
    PublicReviews,
    RecordOpinion,
    RecordReceipt,
    RecordReviewSending,
    RecordSectorAnswer,
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
