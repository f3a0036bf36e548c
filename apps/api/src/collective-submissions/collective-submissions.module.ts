import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BylawsModule } from '../bylaws/index.js';
import { CouncilModule } from '../council/index.js';
import { DirectoryModule } from '../directory/index.js';
import { AuthorSubmission } from './author-submission.js';
import { CollectiveDeskController } from './collective-desk.controller.js';
import { PublicSubmissionsController, SubmissionsController } from './collective-submissions.controller.js';
import { OpenSubmissions } from './open-submissions.query.js';
import { ReceiveSubmission } from './receive-submission.js';
import { SaveSettings } from './save-settings.js';
import { CheckLines } from './signatures/check-lines.js';
import { EraseSigners } from './signatures/erase-signers.js';
import { SignSubmission } from './signatures/sign-submission.js';
import { SignerSeal } from './signatures/signer-seal.js';
import { TypeLines } from './signatures/type-lines.js';
import { SubmissionCalendar } from './submission-calendar.js';
import { GatherFacts } from './submission-facts.js';
import { ImportRegisterAnswer } from './signatures/import-register-answer.js';
import { SheetScans } from './signatures/sheet-scans.js';
import { SignaturesController } from './signatures/signatures.controller.js';
import { SubmissionStore } from './submission-store.js';
import { SubmissionViews } from './submission-views.query.js';
import {
  CollectiveKey,
  CollectiveSettings,
  CollectiveSheetScan,
  CollectiveSignature,
  CollectiveStep,
  CollectiveSubmission,
} from './submission.entities.js';
import { TakeStep } from './take-step.js';
import { WriteStep } from './write-step.js';

/** Collective submissions: signatures, examination, the council, news (PL 56–57). */
@Module({
  imports: [
    BylawsModule,
    CouncilModule,
    DirectoryModule,
    TypeOrmModule.forFeature([
      CollectiveKey,
      CollectiveSettings,
      CollectiveSheetScan,
      CollectiveSignature,
      CollectiveStep,
      CollectiveSubmission,
    ]),
  ],
  controllers: [
    CollectiveDeskController,
    PublicSubmissionsController,
    SignaturesController,
    SubmissionsController,
  ],
  providers: [
    AuthorSubmission,
    CheckLines,
    EraseSigners,
    GatherFacts,
    ImportRegisterAnswer,
    OpenSubmissions,
    ReceiveSubmission,
    SaveSettings,
    SheetScans,
    SignSubmission,
    SignerSeal,
    SubmissionCalendar,
    SubmissionStore,
    SubmissionViews,
    TakeStep,
    TypeLines,
    WriteStep,
  ],
  exports: [OpenSubmissions],
})
export class CollectiveSubmissionsModule {}
