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
import { AdoptedText } from './amendments/adopted-text.js';
import { AmendmentsToItemController } from './amendments/amendments.controller.js';
import { ReadAmendments } from './amendments/amendments.query.js';
import { TableAmendment } from './amendments/table-amendment.js';
import { TabledAmendment } from './amendments/tabled-amendment.entity.js';
import { VoteAmendment } from './amendments/vote-amendment.js';
import { Committee, CommitteeMember } from './committees/committee.entity.js';
import { CommitteesController } from './committees/committees.controller.js';
import { Committees } from './committees/committees.js';
import { CorrectVote } from './corrections/correct-vote.js';
import { RollCallCorrectedVote, RollCallCorrection } from './corrections/roll-call-correction.entity.js';
import { ImportTables } from './exchange/import-agenda.js';
import { OpenResults } from './exchange/open-results.query.js';
import { LiveVote } from './live/live-vote.entity.js';
import { LiveVoting } from './live/live-voting.js';
import { AgendaItemFile } from './matters/agenda-item-file.entity.js';
import { DescribeMatter } from './matters/describe-matter.js';
import { ReadMatter } from './matters/matter.query.js';
import { MattersController } from './matters/matters.controller.js';
import { KeepMinutes } from './minutes/keep-minutes.js';
import { MinutesController } from './minutes/minutes.controller.js';
import { CouncillorStatement, SittingMinutes } from './minutes/minutes.entity.js';
import { MinutesFile } from './minutes/minutes-file.js';
import { ReadMinutes } from './minutes/minutes.query.js';
import { RefuseSignature } from './refuse-signature.js';
import { SignatureRefusal } from './signature-refusal.entity.js';
import { SittingVote, SittingVoteChoice } from './votes/sitting-vote.entity.js';
import { CallOff } from './sittings-again/call-off.js';
import { CarryItems } from './sittings-again/carry-items.js';
import { SittingRequest } from './requests/sitting-request.entity.js';
import { SittingRequestsController } from './requests/sitting-requests.controller.js';
import { SittingRequests } from './requests/sitting-requests.js';
import { ChangeSitting } from './sittings-again/change-sitting.js';
import { SittingsAgainController } from './sittings-again/sittings-again.controller.js';
import { AgendaVotes } from './votes/agenda-votes.js';
import { SittingVotes } from './votes/sitting-votes.js';
import { VoteChecks } from './votes/vote-checks.js';

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
      AgendaItemFile,
      Committee,
      CommitteeMember,
      CouncillorStatement,
      LiveVote,
      RollCallCorrectedVote,
      RollCallCorrection,
      SignatureRefusal,
      SittingMinutes,
      SittingVote,
      SittingVoteChoice,
      SittingRequest,
      TabledAmendment,
    ]),
  ],
  controllers: [
    SittingsController,
    AgendaItemsController,
    AmendmentsToItemController,
    CommitteesController,
    CouncilMembersController,
    MattersController,
    MinutesController,
    PublicCouncilController,
    SigningController,
    SittingRequestsController,
    SittingsAgainController,
  ],
  providers: [
    AddAgendaItem,
    AgendaVotes,
    BylawDecisions,
    CallOff,
    CarryItems,
    ChangeAgenda,
    ChangeSitting,
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
    SittingRequests,
    SigningFiles,
    Sittings,
    StoreContainer,
    AdoptedText,
    Committees,
    CorrectVote,
    DescribeMatter,
    ImportTables,
    KeepMinutes,
    LiveVoting,
    MinutesFile,
    OpenResults,
    ReadAmendments,
    ReadMatter,
    ReadMinutes,
    RefuseSignature,
    SittingVotes,
    TableAmendment,
    VoteAmendment,
    VoteChecks,
  ],
  exports: [AddAgendaItem, BylawDecisions, Decisions, PublicSittings, ReadSittings, Sittings],
})
export class CouncilModule {}
