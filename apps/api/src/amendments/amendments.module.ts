import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BylawsModule } from '../bylaws/index.js';
import { DirectoryModule } from '../directory/index.js';
import { DocumentsModule } from '../documents/index.js';
import { PromulgationModule } from '../promulgation/index.js';
import { ActsInForceController } from './acts-in-force.controller.js';
import { ActValidity } from './act-validity.query.js';
import { AmendedActs } from './amended-act.js';
import { AmendedRefs } from './amended-refs.query.js';
import { AmendmentEffect } from './amendment-effect.query.js';
import { AmendmentFacts } from './amendment-facts.js';
import { AmendmentChecks } from './amendment-checks.js';
import { Amendment, AmendmentCheckRow } from './amendment.entity.js';
import { AmendmentTextSets } from './amendment-texts.js';
import { ReadAmendment } from './amendment-view.query.js';
import { AmendmentsController } from './amendments.controller.js';
import { Amendments } from './amendments.js';
import { BaseOfAmendment } from './base-of-amendment.js';
import { ConsolidateAct } from './consolidate-act.js';
import { ConsolidatedTexts } from './consolidated-text.js';
import { ConsolidationGate } from './consolidation-gate.js';
import { ConsolidationInbox } from './consolidation-inbox.js';
import { Consolidation } from './consolidation.entity.js';
import { Consolidations } from './consolidations.js';
import { FollowControl } from './follow-control.js';
import { FollowPublication } from './follow-publication.js';
import { LinkAmendedAct } from './link-amended-act.js';
import { MoveConsolidation } from './move-consolidation.js';
import { ActEnd } from './act-end.entity.js';
import { EndAct } from './end-act.js';
import { NormValidityRecord } from './norm-validity.entity.js';
import { NormValidities } from './norm-validities.js';
import { RecordValidity } from './record-validity.js';
import { RepealActs } from './repeal-acts.js';
import { RepealFacts } from './repeal-facts.js';
import { StartAmending } from './start-amending.js';
import { WriteAmendments } from './write-amendments.js';

/** Amendments to acts in force: the edited text, the by-law written from it and its proof, consolidation, validity. */
@Module({
  imports: [
    BylawsModule,
    DirectoryModule,
    DocumentsModule,
    PromulgationModule,
    TypeOrmModule.forFeature([ActEnd, Amendment, AmendmentCheckRow, Consolidation, NormValidityRecord]),
  ],
  controllers: [AmendmentsController, ActsInForceController],
  providers: [
    EndAct,
    ActValidity,
    AmendedActs,
    AmendedRefs,
    AmendmentChecks,
    AmendmentEffect,
    AmendmentFacts,
    Amendments,
    AmendmentTextSets,
    BaseOfAmendment,
    ConsolidateAct,
    ConsolidatedTexts,
    ConsolidationGate,
    ConsolidationInbox,
    Consolidations,
    FollowControl,
    FollowPublication,
    LinkAmendedAct,
    MoveConsolidation,
    NormValidities,
    ReadAmendment,
    RecordValidity,
    RepealActs,
    RepealFacts,
    StartAmending,
    WriteAmendments,
  ],
  exports: [ActValidity, AmendmentEffect, AmendedRefs, Consolidations, FollowControl],
})
export class AmendmentsModule {}
