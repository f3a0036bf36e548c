import { Body, Controller, HttpCode, Post, Put } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { Violation } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { AnswerOpinions } from '../answer-opinions.js';
import { AccessRequests } from '../meetings/access-requests.js';
import { OrganiseMeeting } from '../meetings/organise-meeting.js';
import { RecordEventOpinionDto } from '../opinion.dto.js';
import { AnswerDto, VersionDto } from '../participation.dto.js';
import { RecordOpinion, type Recorded } from '../record-opinion.js';
import { RunSurvey } from '../surveys/run-survey.js';
import {
  AccessAnswerDto,
  MeetingPlanDto,
  MeetingRecordDto,
  OpenSurveyDto,
  PaperSurveyDto,
  SurveyDto,
} from './gatherings.dto.js';

/** Gatherings, surveys, opinions and requests of an event, as the people of the municipality work on them. */
@Controller('m/:place')
export class GatheringsController {
  constructor(
    private readonly meetings: OrganiseMeeting,
    private readonly surveys: RunSurvey,
    private readonly recordOpinion: RecordOpinion,
    private readonly answerOpinions: AnswerOpinions,
    private readonly requests: AccessRequests,
  ) {}

  @Post('participation/:id/meetings')
  @Requires('participation.manage')
  plan(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { version: _version, ...plan }: MeetingPlanDto,
  ): Promise<{ id: string; warnings: Violation[] }> {
    return this.meetings.save(actor, place, id, plan, null);
  }

  @Put('participation/:id/meetings/:meetingId')
  @Requires('participation.manage')
  change(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('meetingId') meetingId: string,
    @Body() { version, ...plan }: MeetingPlanDto,
  ): Promise<{ id: string; warnings: Violation[] }> {
    return this.meetings.save(actor, place, id, plan, { id: meetingId, version: version ?? 0 });
  }

  @Post('meetings/:id/minutes')
  @HttpCode(204)
  @Requires('participation.manage')
  hold(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: MeetingRecordDto,
  ): Promise<void> {
    return this.meetings.hold(actor, place, id, body);
  }

  @Post('meetings/:id/cancel')
  @HttpCode(204)
  @Requires('participation.manage')
  cancelled(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { version }: VersionDto,
  ): Promise<void> {
    return this.meetings.cancel(actor, place, id, version);
  }

  @Post('participation/:id/surveys')
  @Requires('participation.manage')
  made(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { version: _version, ...plan }: SurveyDto,
  ): Promise<{ id: string }> {
    return this.surveys.save(actor, place, id, plan, null);
  }

  @Put('participation/:id/surveys/:surveyId')
  @Requires('participation.manage')
  rewritten(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('surveyId') surveyId: string,
    @Body() { version, ...plan }: SurveyDto,
  ): Promise<{ id: string }> {
    return this.surveys.save(actor, place, id, plan, { id: surveyId, version: version ?? 0 });
  }

  @Post('surveys/:id/open')
  @HttpCode(204)
  @Requires('participation.manage')
  opened(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: OpenSurveyDto,
  ): Promise<void> {
    return this.surveys.open(actor, place, id, body);
  }

  @Post('surveys/:id/close')
  @HttpCode(204)
  @Requires('participation.manage')
  closed(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { version }: VersionDto,
  ): Promise<void> {
    return this.surveys.close(actor, place, id, version);
  }

  @Post('surveys/:id/paper')
  @HttpCode(204)
  @Requires('participation.record')
  paper(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { answers, receivedDay }: PaperSurveyDto,
  ): Promise<void> {
    return this.surveys.record(actor, place, id, answers, receivedDay);
  }

  @Post('participation/:id/recorded-opinions')
  @Requires('participation.record')
  recorded(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: RecordEventOpinionDto,
  ): Promise<Recorded> {
    return this.recordOpinion.atEvent(actor, place, id, body);
  }

  /** One answer to opinions about the event. */
  @Post('participation/:id/answers')
  @Requires('participation.answer')
  answeredTogether(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: AnswerDto,
  ): Promise<{ id: string }> {
    return this.answerOpinions.run(actor, place, { eventId: id }, body);
  }

  @Post('access-requests/:id/answer')
  @HttpCode(204)
  @Requires('participation.record')
  answered(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: AccessAnswerDto,
  ): Promise<void> {
    return this.requests.answer(actor, place, id, body);
  }
}
