import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BylawsModule } from '../bylaws/index.js';
import { CoordinationModule } from '../coordination/index.js';
import { DocumentsModule } from '../documents/index.js';
import { MemorandumModule } from '../memorandum/index.js';
import { AnnouncePublication } from './announce-publication.js';
import { AnswerOpinions } from './answer-opinions.js';
import { EditOpinion } from './edit-opinion.js';
import { EndStage } from './end-stage.js';
import { StageTerm } from './events/stage-term.js';
import { EventStore } from './events/event-store.js';
import { ExtendStage } from './extend-stage.js';
import { FormTokens } from './form-tokens.js';
import { InsertPart8 } from './insert-part8.js';
import { ModerateOpinion } from './moderate-opinion.js';
import { Occasions } from './occasions.js';
import { OpenStage } from './open-stage.js';
import { OpinionAnswer, OpinionSummary } from './opinion-answer.entity.js';
import { OpinionDeskQuery } from './opinion-desk.query.js';
import { OpinionForm } from './opinion-form.query.js';
import { OpinionList } from './opinion-list.query.js';
import { OpinionOrigins } from './opinion-origins.js';
import { OpinionResults } from './opinion-results.query.js';
import { OpinionStageController } from './opinion-stage.controller.js';
import { OpinionStage } from './opinion-stage.entity.js';
import { OpinionStages } from './opinion-stages.js';
import { OpinionStore } from './opinion-store.js';
import { Opinion, OpinionOriginalRow } from './opinion.entity.js';
import { OpinionsController } from './opinions.controller.js';
import { AttachFile } from './opinions/attach-file.js';
import { Attachments } from './opinions/attachments.query.js';
import { AuthorAges } from './opinions/author-ages.js';
import { CollationFile } from './opinions/collation-file.js';
import { Collations } from './opinions/collation.query.js';
import { OpinionWorkController } from './opinions/opinion-work.controller.js';
import {
  OpinionAttachment,
  OpinionCollation,
  OpinionModeration,
  OpinionSupportRow,
} from './opinions/opinions.entities.js';
import { PublicOpinionsController } from './opinions/public-opinions.controller.js';
import { PublishCollation } from './opinions/publish-collation.js';
import { ReleaseFile } from './opinions/release-file.js';
import { ShownUnits } from './opinions/shown-units.query.js';
import { StageDifferencesQuery } from './opinions/stage-differences.query.js';
import { SupportOpinion } from './opinions/support-opinion.js';
import { OwnOpinions } from './own-opinions.query.js';
import { Part8Sources } from './part8-sources.query.js';
import { Part8 } from './part8.query.js';
import { PrepareStage } from './prepare-stage.js';
import { ParticipationController, PublicParticipationController } from './public-participation.controller.js';
import { PublicStages } from './public-stages.query.js';
import { PublicationRow } from './publication-record.entity.js';
import { Publications } from './publications.query.js';
import { RecordOpinion } from './record-opinion.js';
import { RecordPublication } from './record-publication.js';
import { StageCalendar } from './stage-calendar.js';
import { StageNoticeFile } from './stage-notice-file.js';
import { StageFacts } from './stage-facts.js';
import { StageList } from './stage-list.query.js';
import { RestartStage } from './restart-stage.js';
import { SubmitOpinionCase } from './submit-opinion.js';
import { WithdrawPublication } from './withdraw-publication.js';

/** Statutory publications, the opinion stage of a draft by-law (PL 46(3)), and opinions about drafts and events. */
@Module({
  imports: [
    BylawsModule,
    CoordinationModule,
    DocumentsModule,
    MemorandumModule,
    TypeOrmModule.forFeature([
      PublicationRow,
      OpinionStage,
      Opinion,
      OpinionOriginalRow,
      OpinionAnswer,
      OpinionSummary,
      OpinionSupportRow,
      OpinionAttachment,
      OpinionModeration,
      OpinionCollation,
    ]),
  ],
  controllers: [
    OpinionStageController,
    OpinionsController,
    OpinionWorkController,
    PublicOpinionsController,
    PublicParticipationController,
    ParticipationController,
  ],
  providers: [
    AnnouncePublication,
    AnswerOpinions,
    AttachFile,
    Attachments,
    AuthorAges,
    CollationFile,
    Collations,
    EditOpinion,
    EndStage,
    EventStore,
    ExtendStage,
    FormTokens,
    InsertPart8,
    ModerateOpinion,
    Occasions,
    OpenStage,
    OpinionDeskQuery,
    OpinionForm,
    OpinionList,
    OpinionOrigins,
    OpinionResults,
    OpinionStages,
    OpinionStore,
    OwnOpinions,
    Part8,
    Part8Sources,
    PrepareStage,
    PublicStages,
    PublishCollation,
    Publications,
    RecordOpinion,
    RecordPublication,
    StageCalendar,
    ReleaseFile,
    RestartStage,
    ShownUnits,
    StageDifferencesQuery,
    StageFacts,
    StageList,
    StageNoticeFile,
    StageTerm,
    SubmitOpinionCase,
    SupportOpinion,
    WithdrawPublication,
  ],
  exports: [
    AnswerOpinions,
    AttachFile,
    AuthorAges,
    EventStore,
    FormTokens,
    OpinionList,
    OpinionResults,
    PublicStages,
    Publications,
    RecordOpinion,
    RecordPublication,
    SubmitOpinionCase,
    WithdrawPublication,
  ],
})
export class ParticipationModule {}
