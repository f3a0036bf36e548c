import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BylawsModule } from '../bylaws/index.js';
import { DocumentsModule } from '../documents/index.js';
import { OpinionAnswer, OpinionSummary } from './opinion-answer.entity.js';
import { OpinionStage } from './opinion-stage.entity.js';
import { Opinion, OpinionOriginalRow } from './opinion.entity.js';
import { PublicationRow } from './publication-record.entity.js';
import { Publications } from './publications.query.js';
import { RecordPublication } from './record-publication.js';
import { WithdrawPublication } from './withdraw-publication.js';

/** Statutory publications and the opinion stage of a draft by-law (PL 46(3)). */
@Module({
  imports: [
    BylawsModule,
    DocumentsModule,
    TypeOrmModule.forFeature([
      PublicationRow,
      OpinionStage,
      Opinion,
      OpinionOriginalRow,
      OpinionAnswer,
      OpinionSummary,
    ]),
  ],
  providers: [Publications, RecordPublication, WithdrawPublication],
  exports: [Publications, RecordPublication, WithdrawPublication],
})
export class ParticipationModule {}
