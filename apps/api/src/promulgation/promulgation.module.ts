import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BylawsModule } from '../bylaws/index.js';
import { DocumentsModule } from '../documents/index.js';
import { Act, ActText } from './act.entity.js';
import { AddActText } from './add-act-text.js';
import { Acts } from './acts.query.js';
import { AmendedBases } from './amended-bases.js';
import { AdoptedTexts } from './adopted-text.js';
import { BasisChange, BasisCheck } from './basis/basis-change.entity.js';
import { BasisChangesController } from './basis/basis-changes.controller.js';
import { BasisChanges } from './basis/basis-changes.query.js';
import { RecordBasisChange } from './basis/record-basis-change.js';
import { BringIntoForce } from './bring-into-force.js';
import { EntryCalendar } from './entry-calendar.js';
import { GazettePackage } from './gazette-package.query.js';
import { KeepAct } from './keep-act.js';
import { PreparePromulgation } from './prepare-promulgation.js';
import { PromulgationController } from './promulgation.controller.js';
import { Promulgation } from './promulgation.entity.js';
import { ReadPromulgation } from './promulgation-view.query.js';
import { Promulgations } from './promulgations.js';
import { RepealAct } from './repeal-act.js';
import { RecordPublication } from './record-publication.js';
import { RecordSending } from './record-sending.js';

/** Package for the official gazette, publication, entry into force, acts and their texts at points in time. */
@Module({
  imports: [
    BylawsModule,
    DocumentsModule,
    TypeOrmModule.forFeature([Promulgation, Act, ActText, BasisChange, BasisCheck]),
  ],
  controllers: [PromulgationController, BasisChangesController],
  providers: [
    Acts,
    AddActText,
    AdoptedTexts,
    AmendedBases,
    BasisChanges,
    BringIntoForce,
    EntryCalendar,
    GazettePackage,
    KeepAct,
    PreparePromulgation,
    Promulgations,
    ReadPromulgation,
    RecordBasisChange,
    RecordPublication,
    RecordSending,
    RepealAct,
  ],
  exports: [Acts, AddActText, AmendedBases, KeepAct, RepealAct],
})
export class PromulgationModule {}
