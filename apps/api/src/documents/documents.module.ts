import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AddImage } from './add-image.js';
import { AppendSteps } from './append-steps.js';
import { Authority } from './authority.js';
import { CompareVersions } from './compare-versions.query.js';
import { CreateDocument } from './create-document.js';
import { DocumentGates } from './document-gates.js';
import { DocumentTexts } from './document-texts.query.js';
import { DocumentImages } from './document-images.js';
import { DocumentImagesController } from './document-images.controller.js';
import {
  Document,
  DocumentImage,
  DocumentSnapshot,
  DocumentStep,
  NamedVersion,
  NamedVersionImage,
} from './document.entity.js';
import { DocumentsController } from './documents.controller.js';
import { ExportVersion } from './export-version.query.js';
import { FreezeVersion } from './freeze-version.js';
import { AttributedTexts } from './history/attributed-texts.js';
import { AttributionSweep } from './history/attribution-sweep.js';
import { BlameDocument } from './history/blame.query.js';
import { HistoryController } from './history/history.controller.js';
import { DocumentAttribution, DocumentChange } from './history/history.entity.js';
import { ReadHistory } from './history/history.query.js';
import { RestoreText } from './history/restore-text.js';
import { Sessions } from './history/sessions.query.js';
import { StepOrigins } from './history/step-origins.js';
import { UnitChanges } from './history/unit-changes.query.js';
import { LiveAccess } from './live/live-access.js';
import { LiveGateway } from './live/live-gateway.js';
import { LivePeople } from './live/live-people.js';
import { Rooms } from './live/rooms.js';
import { NameVersion } from './name-version.js';
import { ReadDocument } from './read-document.query.js';
import { ReplaceText } from './replace-text.js';
import { TextFiles } from './text-files.js';
import { TextSides } from './text-sides.js';
import { StepLog } from './step-log.query.js';
import { StepNews } from './step-news.js';
import { WriteDecidedText } from './write-decided-text.js';
import { WriteSteps } from './write-steps.js';
import { DocumentTrail } from './document-trail.query.js';
import { TextThreads } from './text-threads.js';

/** Versioned documents: an append-only log of steps, snapshots and frozen versions. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      Document,
      DocumentAttribution,
      DocumentChange,
      DocumentImage,
      DocumentStep,
      DocumentSnapshot,
      NamedVersion,
      NamedVersionImage,
    ]),
  ],
  controllers: [DocumentImagesController, DocumentsController, HistoryController],
  providers: [
    AddImage,
    AppendSteps,
    AttributedTexts,
    AttributionSweep,
    Authority,
    BlameDocument,
    CompareVersions,
    CreateDocument,
    DocumentGates,
    DocumentImages,
    DocumentTexts,
    ExportVersion,
    FreezeVersion,
    LiveAccess,
    LiveGateway,
    LivePeople,
    NameVersion,
    ReadDocument,
    ReadHistory,
    ReplaceText,
    RestoreText,
    Rooms,
    Sessions,
    StepLog,
    StepNews,
    StepOrigins,
    TextFiles,
    TextSides,
    DocumentTrail,
    TextThreads,
    UnitChanges,
    WriteDecidedText,
    WriteSteps,
  ],
  exports: [
    AppendSteps,
    CreateDocument,
    FreezeVersion,
    DocumentImages,
    DocumentTexts,
    DocumentGates,
    ReplaceText,
    StepOrigins,
    TextFiles,
    DocumentTrail,
    Rooms,
    TextThreads,
    WriteDecidedText,
  ],
})
export class DocumentsModule {}
