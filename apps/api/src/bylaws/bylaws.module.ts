import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DocumentsModule } from '../documents/index.js';
import { EndForce } from './life/end-force.js';
import { LifeController } from './life/life.controller.js';
import { CommitteeOpinion, EndOfForce, ExPostReview } from './life/life.entities.js';
import { LifeFacts } from './life/life-facts.js';
import { DossierLife } from './life/life.query.js';
import { LinkPlanningRecord } from './life/link-planning-record.js';
import { LookBack } from './life/look-back.js';
import { RecordCommitteeOpinion } from './life/record-committee-opinion.js';
import { OwnStepsController } from './own-steps/own-steps.controller.js';
import { OwnSteps } from './own-steps/own-steps.js';
import { ProcedureSteps } from './own-steps/procedure-steps.entity.js';
import { AdvanceDossier } from './advance-dossier.js';
import { AnswerQuestionnaire } from './answer-questionnaire.js';
import { CalendarSources } from './calendar-sources.js';
import { DescribeDossier } from './describe-dossier.js';
import { DossierDeadlines } from './dossier-deadlines.js';
import { DossierEvent } from './dossier-event.entity.js';
import { DossierFactsRegistry } from './dossier-facts.js';
import { Dossier, DossierNumber } from './dossier.entity.js';
import { DossiersController } from './dossiers.controller.js';
import { Dossiers } from './dossiers.js';
import { EditingGate } from './editing-gate.js';
import { Endorse } from './endorse.js';
import { Endorsement } from './endorsement.entity.js';
import { ImportDraft } from './import-draft.entity.js';
import { ImportsController } from './imports.controller.js';
import { Imports } from './imports.query.js';
import { InboxController } from './inbox.controller.js';
import { InboxSources } from './inbox-sources.js';
import { Inbox } from './inbox.query.js';
import { ListDossiers } from './list-dossiers.query.js';
import { MoveDossier } from './move-dossier.js';
import { OfferEndorsement } from './offer-endorsement.js';
import { OwnFacts } from './own-facts.js';
import { PublicDossiers } from './public-dossiers.query.js';
import { ReadImport } from './read-import.js';
import { RecordDossierEvent } from './record-dossier-event.js';
import { ShowDossier } from './show-dossier.query.js';
import { SourceReader } from './source-reader.js';
import { MakeFirstTexts } from './first-texts.js';
import { OwnTemplateTexts } from './own-template-texts.js';
import { StartDossier } from './start-dossier.js';
import { Timeline } from './timeline.query.js';

/** Dossiers of by-laws: start, stages, endorsement, questionnaire, timeline. */
@Module({
  imports: [
    DocumentsModule,
    TypeOrmModule.forFeature([
      Dossier,
      DossierNumber,
      DossierEvent,
      Endorsement,
      ImportDraft,
      ProcedureSteps,
      CommitteeOpinion,
      EndOfForce,
      ExPostReview,
    ]),
  ],
  controllers: [LifeController, OwnStepsController, DossiersController, ImportsController, InboxController],
  providers: [
    DossierLife,
    EndForce,
    LifeFacts,
    LinkPlanningRecord,
    LookBack,
    OwnSteps,
    RecordCommitteeOpinion,
    AnswerQuestionnaire,
    CalendarSources,
    DossierDeadlines,
    DescribeDossier,
    Endorse,
    Imports,
    Inbox,
    InboxSources,
    ListDossiers,
    MoveDossier,
    OfferEndorsement,
    ReadImport,
    ShowDossier,
    SourceReader,
    MakeFirstTexts,
    OwnTemplateTexts,
    StartDossier,
    Timeline,
    AdvanceDossier,
    DossierFactsRegistry,
    Dossiers,
    EditingGate,
    OwnFacts,
    PublicDossiers,
    RecordDossierEvent,
  ],
  exports: [
    EndForce,
    OwnSteps,
    RecordCommitteeOpinion,
    AdvanceDossier,
    SourceReader,
    OwnTemplateTexts,
    StartDossier,
    OfferEndorsement,
    Endorse,
    MoveDossier,
    AnswerQuestionnaire,
    CalendarSources,
    DossierFactsRegistry,
    Dossiers,
    Imports,
    Inbox,
    InboxSources,
    PublicDossiers,
    RecordDossierEvent,
  ],
})
export class BylawsModule {}
