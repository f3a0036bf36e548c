import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BylawsModule } from '../../bylaws/index.js';
import { AdvisoryController, PublicAdvisoryController } from '../advisory/advisory.controller.js';
import { AdvisoryCandidateRow, AdvisoryCouncilRow } from '../advisory/advisory.entities.js';
import { AdvisoryStore } from '../advisory/advisory-store.js';
import { ApplyToAdvisory } from '../advisory/apply-to-advisory.js';
import { OrganiseAdvisory } from '../advisory/organise-advisory.js';
import { AddressProbe } from '../checks/address-probe.js';
import { CheckPublications } from '../checks/check-publications.js';
import { PublicationCheckRow } from '../checks/publication-check.entity.js';
import { PublicationProofs } from '../checks/publication-proofs.query.js';
import { AccessRequestRow } from '../meetings/access-request.entity.js';
import { AccessRequests } from '../meetings/access-requests.js';
import { MeetingStore } from '../meetings/meeting-store.js';
import { MeetingRow } from '../meetings/meeting.entity.js';
import { OrganiseMeeting } from '../meetings/organise-meeting.js';
import { Register } from '../meetings/register.js';
import { RegistrationRow } from '../meetings/registration.entity.js';
import { ParticipationModule } from '../participation.module.js';
import { PlainAdvisoryController } from '../plain-form/plain-advisory.controller.js';
import { PlainFormController } from '../plain-form/plain-form.controller.js';
import { RunSurvey } from '../surveys/run-survey.js';
import { SurveyAnswerRow } from '../surveys/survey-answer.entity.js';
import { TellParticipants } from './tell-participants.js';
import { SurveyStore } from '../surveys/survey-store.js';
import { SurveyRow } from '../surveys/survey.entity.js';
import { AnnounceEventPublication } from './announce-event-publication.js';
import { CouncilDecisions } from './council-decisions.query.js';
import { EventInbox } from './event-inbox.js';
import { EventNews } from './event-news.js';
import { EventDeskQuery } from './event-desk.query.js';
import { EventFiles } from './event-files.query.js';
import { EventRow } from './event.entity.js';
import { EventsCalendar } from './events-calendar.js';
import { EventsController } from './events.controller.js';
import { GatheringsController } from './gatherings.controller.js';
import { GroupRow } from './group.entity.js';
import { MoveEvent } from './move-event.js';
import { ParticipationLists } from './participation-lists.query.js';
import { PublicEventsController } from './public-events.controller.js';
import { PublicEvents } from './public-events.query.js';
import { SaveEvent } from './save-event.js';

/** Participation events with their gatherings and surveys, and the daily checks of publications. */
@Module({
  imports: [
    BylawsModule,
    ParticipationModule,
    TypeOrmModule.forFeature([
      AccessRequestRow,
      AdvisoryCandidateRow,
      AdvisoryCouncilRow,
      EventRow,
      GroupRow,
      MeetingRow,
      PublicationCheckRow,
      RegistrationRow,
      SurveyAnswerRow,
      SurveyRow,
    ]),
  ],
  controllers: [
    AdvisoryController,
    EventsController,
    GatheringsController,
    PlainAdvisoryController,
    PlainFormController,
    PublicAdvisoryController,
    PublicEventsController,
  ],
  providers: [
    AccessRequests,
    AddressProbe,
    AdvisoryStore,
    AnnounceEventPublication,
    ApplyToAdvisory,
    CheckPublications,
    CouncilDecisions,
    EventInbox,
    EventNews,
    EventDeskQuery,
    EventFiles,
    EventsCalendar,
    MeetingStore,
    MoveEvent,
    OrganiseAdvisory,
    OrganiseMeeting,
    ParticipationLists,
    PublicationProofs,
    PublicEvents,
    Register,
    RunSurvey,
    SaveEvent,
    SurveyStore,
    TellParticipants,
  ],
  exports: [PublicEvents],
})
export class ParticipationEventsModule {}
