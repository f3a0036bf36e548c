import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CreateDocument } from './create-document.js';
import { DocumentGates } from './document-gates.js';
import { DocumentTexts } from './document-texts.query.js';
import { Document, DocumentSnapshot, DocumentStep, NamedVersion } from './document.entity.js';
import { FreezeVersion } from './freeze-version.js';

/** Versioned documents: an append-only log of steps, snapshots and frozen versions. */
@Module({
  imports: [TypeOrmModule.forFeature([Document, DocumentStep, DocumentSnapshot, NamedVersion])],
  providers: [CreateDocument, FreezeVersion, DocumentTexts, DocumentGates],
  exports: [CreateDocument, FreezeVersion, DocumentTexts, DocumentGates],
})
export class DocumentsModule {}
