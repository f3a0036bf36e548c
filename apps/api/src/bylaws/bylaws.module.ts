import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DocumentsModule } from '../documents/index.js';
import { AdvanceDossier } from './advance-dossier.js';
import { DossierEvent } from './dossier-event.entity.js';
import { DossierFactsRegistry } from './dossier-facts.js';
import { Dossier, DossierNumber } from './dossier.entity.js';
import { Dossiers } from './dossiers.js';
import { EditingGate } from './editing-gate.js';
import { Endorsement } from './endorsement.entity.js';
import { ImportDraft } from './import-draft.entity.js';
import { OwnFacts } from './own-facts.js';
import { PublicDossiers } from './public-dossiers.query.js';
import { RecordDossierEvent } from './record-dossier-event.js';
import { WorkingDays } from './working-days.query.js';

/** Dossiers of by-laws: start, stages, endorsement, questionnaire, timeline. */
@Module({
  imports: [
    DocumentsModule,
    TypeOrmModule.forFeature([Dossier, DossierNumber, DossierEvent, Endorsement, ImportDraft]),
  ],
  providers: [
    AdvanceDossier,
    DossierFactsRegistry,
    Dossiers,
    EditingGate,
    OwnFacts,
    PublicDossiers,
    RecordDossierEvent,
    WorkingDays,
  ],
  exports: [AdvanceDossier, DossierFactsRegistry, Dossiers, PublicDossiers, RecordDossierEvent, WorkingDays],
})
export class BylawsModule {}
