import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AmendmentsModule } from '../amendments/index.js';
import { BylawsModule } from '../bylaws/index.js';
import { DirectoryModule } from '../directory/index.js';
import { PromulgationModule } from '../promulgation/index.js';
import { ActControl } from './act-control.query.js';
import { ControlCalendar } from './control-calendar.js';
import { ControlCases } from './control-cases.js';
import {
  ControlDeskController,
  ControlFilesController,
  ControlListController,
} from './control-desk.controller.js';
import { ControlFiles } from './control-files.js';
import { ControlSittings } from './control-sittings.query.js';
import { ControlController, PublicControlController } from './control.controller.js';
import { ControlCase, ControlStepRow } from './control.entity.js';
import { EndWholeAct } from './end-whole-act.js';
import { MinistryControl } from './ministry-control.js';
import { TakeControlStep } from './take-control-step.js';
import { TellLawyers } from './tell-lawyers.js';

/** Control of the lawfulness of acts in force (PL 64–66). */
@Module({
  imports: [
    AmendmentsModule,
    BylawsModule,
    DirectoryModule,
    PromulgationModule,
    TypeOrmModule.forFeature([ControlCase, ControlStepRow]),
  ],
  controllers: [
    ControlController,
    ControlDeskController,
    ControlFilesController,
    ControlListController,
    PublicControlController,
  ],
  providers: [
    ActControl,
    ControlCalendar,
    ControlCases,
    ControlFiles,
    ControlSittings,
    EndWholeAct,
    MinistryControl,
    TakeControlStep,
    TellLawyers,
  ],
})
export class ControlModule {}
