import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BylawsModule } from '../bylaws/index.js';
import { DocumentsModule } from '../documents/index.js';
import { MemorandumModule } from '../memorandum/index.js';
import { AddParties } from './add-parties.js';
import { AnswerAsExpert, AskExpert } from './ask-expert.js';
import { CallMeeting } from './call-meeting.js';
import { CloseCoordination } from './close-coordination.js';
import { CoordinationDeskQuery } from './coordination-desk.query.js';
import { CoordinationFacts } from './coordination-facts.js';
import { CoordinationFiles } from './coordination-files.js';
import { CoordinationGate } from './coordination-gate.js';
import { CoordinationInbox } from './coordination-inbox.js';
import { CoordinationExpert, CoordinationLink } from './coordination-link.entity.js';
import {
  CoordinationMeeting,
  CoordinationMeetingItemRow,
  CoordinationMeetingPartyRow,
} from './coordination-meeting.entity.js';
import { CoordinationItem, CoordinationOpinion, CoordinationParty } from './coordination-opinion.entity.js';
import { CoordinationStore } from './coordination-store.js';
import { CoordinationSummary } from './coordination-summary.query.js';
import { CoordinationTerms } from './coordination-terms.js';
import { CoordinationController } from './coordination.controller.js';
import { Coordination, CoordinationRound, CoordinationSettingsRow } from './coordination.entity.js';
import { DisposeItem } from './dispose-item.js';
import { EndRound } from './end-round.js';
import { ExpertsQuery } from './experts.query.js';
import { ExtendRound } from './extend-round.js';
import { GiveGuestOpinion } from './give-guest-opinion.js';
import { GiveOpinion } from './give-opinion.js';
import { GuestDeskQuery } from './guest-desk.query.js';
import { CoordinationExpertsController, CoordinationGuestController } from './guest.controller.js';
import { InviteParties } from './invite-parties.js';
import { ItemChanges } from './item-changes.query.js';
import { ItemOrigins } from './item-origins.js';
import { KeepMinutes } from './keep-minutes.js';
import { Links } from './links.js';
import { MeetingStore } from './meeting-store.js';
import { OpinionViews } from './opinion-views.query.js';
import { OpinionWriter } from './opinion-writer.js';
import { CoordinationOutsideController } from './outside.controller.js';
import { ReadAnswerFile } from './read-answer.js';
import { ClaimOrganisation } from './organisations/claim-organisation.js';
import { OrganisationClaims } from './organisations/claims.query.js';
import { ClaimsInbox } from './organisations/claims-inbox.js';
import { DecideClaim } from './organisations/decide-claim.js';
import { OrganisationClaim } from './organisations/organisation-claim.entity.js';
import {
  OrganisationClaimsController,
  OrganisationDecisionsController,
} from './organisations/organisations.controller.js';
import { RecordDelivery } from './record-delivery.js';
import { OpinionFile, RecordFileOpinion } from './record-file-opinion.js';
import { RequestDeskQuery } from './request-desk.query.js';
import { CoordinationRequestsController, CoordinationSettingsController } from './requests.controller.js';
import { RequestsQuery } from './requests.query.js';
import { Respondents } from './respondents.js';
import { RoundCalendar } from './round-calendar.js';
import { StartRound } from './start-round.js';
import { TellParties } from './tell-parties.js';

/** Coordination of a draft with institutions: rounds, opinions, objections, dispositions. */
@Module({
  imports: [
    BylawsModule,
    DocumentsModule,
    MemorandumModule,
    TypeOrmModule.forFeature([
      CoordinationSettingsRow,
      Coordination,
      CoordinationRound,
      CoordinationParty,
      CoordinationOpinion,
      CoordinationItem,
      CoordinationLink,
      CoordinationExpert,
      CoordinationMeeting,
      CoordinationMeetingPartyRow,
      CoordinationMeetingItemRow,
      OrganisationClaim,
    ]),
  ],
  controllers: [
    CoordinationController,
    CoordinationOutsideController,
    CoordinationRequestsController,
    CoordinationExpertsController,
    CoordinationGuestController,
    CoordinationSettingsController,
    OrganisationClaimsController,
    OrganisationDecisionsController,
  ],
  providers: [
    AnswerAsExpert,
    AddParties,
    AskExpert,
    CallMeeting,
    ClaimOrganisation,
    CloseCoordination,
    CoordinationDeskQuery,
    CoordinationFacts,
    CoordinationFiles,
    CoordinationGate,
    CoordinationInbox,
    CoordinationStore,
    CoordinationSummary,
    CoordinationTerms,
    ClaimsInbox,
    DecideClaim,
    DisposeItem,
    EndRound,
    ExpertsQuery,
    ExtendRound,
    GiveGuestOpinion,
    GiveOpinion,
    GuestDeskQuery,
    InviteParties,
    ItemChanges,
    ItemOrigins,
    KeepMinutes,
    Links,
    MeetingStore,
    OpinionFile,
    OpinionViews,
    OpinionWriter,
    OrganisationClaims,
    ReadAnswerFile,
    RecordDelivery,
    RecordFileOpinion,
    RequestDeskQuery,
    RequestsQuery,
    Respondents,
    RoundCalendar,
    StartRound,
    TellParties,
  ],
  exports: [CoordinationSummary],
})
export class CoordinationModule {}
