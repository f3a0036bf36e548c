import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BylawsModule } from '../bylaws/index.js';
import { DocumentsModule } from '../documents/index.js';
import { OwnClause, OwnClauseWording } from './own-clause.entity.js';
import { OwnTemplate } from './own-template.entity.js';
import { SaveClause } from './save-clause.js';
import { SaveTemplate } from './save-template.js';
import { TemplatesController } from './templates.controller.js';
import { Templates } from './templates.query.js';

/** What a municipality keeps to write by-laws with: clauses and templates of its own. */
@Module({
  imports: [
    BylawsModule,
    DocumentsModule,
    TypeOrmModule.forFeature([OwnClause, OwnClauseWording, OwnTemplate]),
  ],
  controllers: [TemplatesController],
  providers: [SaveClause, SaveTemplate, Templates],
  exports: [SaveClause],
})
export class TemplatesModule {}
