import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AppendSteps } from './append-steps.js';
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
import { NameVersion } from './name-version.js';
import { ReadDocument } from './read-document.query.js';
import { ReplaceText } from './replace-text.js';
import { TextFiles } from './text-files.js';
import { TextSides } from './text-sides.js';
import { StepLog } from './step-log.query.js';
import { DocumentTrail } from './document-trail.query.js';
import { TextThreads } from './text-threads.js';

/** Versioned documents: an append-only log of steps, snapshots and frozen versions. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      Document,
      DocumentImage,
      DocumentStep,
      DocumentSnapshot,
      NamedVersion,
      NamedVersionImage,
    ]),
  ],
  controllers: [DocumentImagesController, DocumentsController],
  providers: [
    AppendSteps,
    CompareVersions,
    CreateDocument,
    DocumentGates,
    DocumentImages,
    DocumentTexts,
    ExportVersion,
    FreezeVersion,
    NameVersion,
    ReadDocument,
    ReplaceText,
    StepLog,
    TextFiles,
    TextSides,
    DocumentTrail,
    TextThreads,
  ],
  exports: [
    AppendSteps,
    CreateDocument,
    FreezeVersion,
    DocumentImages,
    DocumentTexts,
    DocumentGates,
    ReplaceText,
    TextFiles,
    DocumentTrail,
    TextThreads,
  ],
})
export class DocumentsModule {}
