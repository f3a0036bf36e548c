import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BylawsModule } from '../bylaws/index.js';
import { DocumentsModule } from '../documents/index.js';
import { AssistantController } from './assistant/assistant.controller.js';
import { AssistantSetting } from './assistant/assistant-setting.entity.js';
import { AssistantSettings } from './assistant/assistant-settings.js';
import { KeySeal } from './assistant/key-seal.js';
import { DraftSummary } from './draft-summary.js';
import { SaveSummary } from './save-summary.js';
import { SummariesController } from './summaries.controller.js';
import { Summaries } from './summaries.query.js';
import { DossierSummary, SummaryDraftRow } from './summary.entity.js';
import { SummaryStore } from './summary-store.js';

/** Plain-language summaries of by-laws, and the language model that may draft them. */
@Module({
  imports: [
    BylawsModule,
    DocumentsModule,
    TypeOrmModule.forFeature([AssistantSetting, DossierSummary, SummaryDraftRow]),
  ],
  controllers: [AssistantController, SummariesController],
  providers: [AssistantSettings, DraftSummary, KeySeal, SaveSummary, Summaries, SummaryStore],
  exports: [SaveSummary, Summaries],
})
export class SummariesModule {}
