import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BylawsModule } from '../bylaws/index.js';
import { DirectoryModule } from '../directory/index.js';
import { DocumentsModule } from '../documents/index.js';
import { PromulgationModule } from '../promulgation/index.js';
import { AddFiles } from './add-files.js';
import { ConfirmBatch } from './confirm-batch.js';
import { DeclaredLength } from './declared-length.js';
import { DrawSample } from './draw-sample.js';
import { KeepSources } from './keep-sources.js';
import { ReadItem } from './read-item.js';
import { ResumeReading } from './resume-reading.js';
import { ReviewItem } from './review-item.js';
import { StartBatch } from './start-batch.js';
import { TakeoverController } from './takeover.controller.js';
import { TakeoverBatch, TakeoverItem } from './takeover.entity.js';
import { TakeoverStore } from './takeover-store.js';
import { TakeoverViews } from './takeover-views.query.js';

/** By-laws in force that were made before the product came, taken over in bulk and confirmed by sample. */
@Module({
  imports: [
    BylawsModule,
    DirectoryModule,
    DocumentsModule,
    PromulgationModule,
    TypeOrmModule.forFeature([TakeoverBatch, TakeoverItem]),
  ],
  controllers: [TakeoverController],
  providers: [
    AddFiles,
    ConfirmBatch,
    DeclaredLength,
    DrawSample,
    KeepSources,
    ReadItem,
    ResumeReading,
    ReviewItem,
    StartBatch,
    TakeoverStore,
    TakeoverViews,
  ],
})
export class TakeoverModule {}
