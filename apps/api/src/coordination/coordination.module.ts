import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BylawsModule } from '../bylaws/index.js';
import { DocumentsModule } from '../documents/index.js';
import { MemorandumModule } from '../memorandum/index.js';
import { CloseCoordination } from './close-coordination.js';
import { CoordinationDeskQuery } from './coordination-desk.query.js';
import { CoordinationFacts } from './coordination-facts.js';
import { CoordinationGate } from './coordination-gate.js';
import { CoordinationInbox } from './coordination-inbox.js';
import { CoordinationItem, CoordinationOpinion, CoordinationParty } from './coordination-opinion.entity.js';
import { CoordinationStore } from './coordination-store.js';
import { CoordinationSummary } from './coordination-summary.query.js';
import { CoordinationTerms } from './coordination-terms.js';
import { CoordinationController } from './coordination.controller.js';
import { Coordination, CoordinationRound, CoordinationSettingsRow } from './coordination.entity.js';
import { DisposeItem } from './dispose-item.js';
import { EndRound } from './end-round.js';
import { ExtendRound } from './extend-round.js';
import { GiveOpinion } from './give-opinion.js';
import { ItemOrigins } from './item-origins.js';
import { OpinionViews } from './opinion-views.query.js';
import { OpinionWriter } from './opinion-writer.js';
import { OpinionFile, RecordFileOpinion } from './record-file-opinion.js';
import { CoordinationRequestsController, CoordinationSettingsController } from './requests.controller.js';
import { RequestsQuery } from './requests.query.js';
import { Respondents } from './respondents.js';
import { RoundCalendar } from './round-calendar.js';
import { StartRound } from './start-round.js';
import { TellParties } from './tell-parties.js';

/** Coordination of a draft with institutions: rounds, opinions, objections, dispositions. */
@Module({
  imports: [
    BylawsModule,
    DocumentsModule,
    MemorandumModule,
    TypeOrmModule.forFeature([
      CoordinationSettingsRow,
      Coordination,
      CoordinationRound,
      CoordinationParty,
      CoordinationOpinion,
      CoordinationItem,
    ]),
  ],
  controllers: [CoordinationController, CoordinationRequestsController, CoordinationSettingsController],
  providers: [
    CloseCoordination,
    CoordinationDeskQuery,
    CoordinationFacts,
    CoordinationGate,
    CoordinationInbox,
    CoordinationStore,
    CoordinationSummary,
    CoordinationTerms,
    DisposeItem,
    EndRound,
    ExtendRound,
    GiveOpinion,
    ItemOrigins,
    OpinionFile,
    OpinionViews,
    OpinionWriter,
    RecordFileOpinion,
    RequestsQuery,
    Respondents,
    RoundCalendar,
    StartRound,
    TellParties,
  ],
  exports: [CoordinationSummary],
})
export class CoordinationModule {}
