import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BylawsModule } from '../bylaws/index.js';
import { DocumentsModule } from '../documents/index.js';
import { ParticipationModule } from '../participation/index.js';
import { AddAgendaItem } from './add-agenda-item.js';
import { AgendaItem } from './agenda-item.entity.js';
import { AgendaItemsController } from './agenda-items.controller.js';
import { BylawDecisions } from './bylaw-decisions.query.js';
import { ChangeAgenda } from './change-agenda.js';
import { CloseSitting } from './close-sitting.js';
import { SignedContainer, StoreContainer } from './containers.js';
import { CouncilCalendar } from './council-calendar.js';
import { CouncilFacts } from './council-facts.js';
import { CouncilMembersController } from './council-members.controller.js';
import { SittingsController } from './council.controller.js';
import { Decisions } from './decisions.query.js';
import { DisagreementAgenda } from './disagreement-agenda.js';
import { PlanSitting } from './plan-sitting.js';
import { PublicCouncilController } from './public-council.controller.js';
import { PublicSittings } from './public-sittings.query.js';
import { PublishNotice } from './publish-notice.js';
import { ReadSittings } from './read-sittings.query.js';
import { RecordSignature } from './record-signature.js';
import { RecordVote } from './record-vote.js';
import { RollCall, RollCallVote } from './roll-call.entity.js';
import { SetAttendance } from './set-attendance.js';
import { AssignedNumber, BylawNumber, Signature } from './signature.entity.js';
import { SigningFile } from './signing/signing-file.entity.js';
import { SigningFiles } from './signing/signing-files.js';
import { SigningController } from './signing/signing.controller.js';
import { Attendance, Sitting } from './sitting.entity.js';
import { Sittings } from './sittings.js';

/** Sittings, agendas, roll-call votes, decisions, signatures and numbers of by-laws. */
@Module({
  imports: [
    BylawsModule,
    DocumentsModule,
    ParticipationModule,
    TypeOrmModule.forFeature([
      Sitting,
      Attendance,
      AgendaItem,
      RollCall,
      RollCallVote,
      Signature,
      BylawNumber,
      AssignedNumber,
      SigningFile,
    ]),
  ],
  controllers: [
    SittingsController,
    AgendaItemsController,
    CouncilMembersController,
    PublicCouncilController,
    SigningController,
  ],
  providers: [
    AddAgendaItem,
    BylawDecisions,
    ChangeAgenda,
    CloseSitting,
    CouncilCalendar,
    CouncilFacts,
    Decisions,
    DisagreementAgenda,
    PlanSitting,
    PublicSittings,
    PublishNotice,
    ReadSittings,
    RecordSignature,
    RecordVote,
    SetAttendance,
    SignedContainer,
    SigningFiles,
    Sittings,
    StoreContainer,
  ],
  exports: [BylawDecisions, Decisions, PublicSittings],
})
export class CouncilModule {}
