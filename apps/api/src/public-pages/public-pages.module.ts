import { Module } from '@nestjs/common';
import { AmendmentsModule } from '../amendments/index.js';
import { BudgetModule } from '../budget/index.js';
import { BylawsModule } from '../bylaws/index.js';
import { CollectiveSubmissionsModule } from '../collective-submissions/index.js';
import { CouncilModule } from '../council/index.js';
import { DirectoryModule } from '../directory/index.js';
import { DocumentsModule } from '../documents/index.js';
import { MemorandumModule } from '../memorandum/index.js';
import { ParticipationEventsModule, ParticipationModule } from '../participation/index.js';
import { PromulgationModule } from '../promulgation/index.js';
import { ReviewModule } from '../review/index.js';
import { SummariesModule } from '../summaries/index.js';
import { ActAtDateQuery } from './act-at-date.query.js';
import { ActFeed } from './act-feed.query.js';
import { ActFiles } from './act-files.query.js';
import { ActList } from './act-list.query.js';
import { ActPageQuery } from './act-page.query.js';
import { ActTexts } from './act-texts.query.js';
import { NormOrigins } from './norm-origins.query.js';
import { OpenMatters } from './open-matters.query.js';
import { PlaceHomeQuery } from './place-home.query.js';
import { PublicImages } from './public-images.query.js';
import { PublicActsController } from './public-acts.controller.js';
import { PublicHomeController } from './public-home.controller.js';

/** What everybody may read: start pages, acts with their way and texts, the act on a day, the feed. Nothing is written. */
@Module({
  imports: [
    AmendmentsModule,
    BudgetModule,
    BylawsModule,
    CollectiveSubmissionsModule,
    CouncilModule,
    DirectoryModule,
    DocumentsModule,
    MemorandumModule,
    ParticipationModule,
    ParticipationEventsModule,
    PromulgationModule,
    ReviewModule,
    SummariesModule,
  ],
  controllers: [PublicHomeController, PublicActsController],
  providers: [
    ActAtDateQuery,
    ActFeed,
    ActFiles,
    ActList,
    ActPageQuery,
    ActTexts,
    NormOrigins,
    OpenMatters,
    PlaceHomeQuery,
    PublicImages,
  ],
})
export class PublicPagesModule {}
