import {
  Body,
  Controller,
  Get,
  HttpCode,
  Post,
  Put,
  Res,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import type { Response } from 'express';
import type { Actor } from '#libs/access-policy';
import { OPINION_FILES, type Violation } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { ShowsRestricted } from '../../platform/access-log/shows-restricted.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { AccessRequests } from '../meetings/access-requests.js';
import { OrganiseMeeting } from '../meetings/organise-meeting.js';
import { toUpload, type MulterFile } from '../opinions/upload.js';
import { VersionDto } from '../participation.dto.js';
import { RunSurvey } from '../surveys/run-survey.js';
import { AnswerView } from '../views/answer-view.js';
import { TakeView } from '../views/take-view.js';
import { ViewScans } from '../views/view-scans.js';
import { AnswerViewsDto, RecordViewDto, toViewDecision, ViewDecisionDto } from '../views/views.dto.js';
import {
  AccessAnswerDto,
  MeetingPlanDto,
  MeetingRecordDto,
  OpenSurveyDto,
  PaperSurveyDto,
  SurveyDto,
} from './gatherings.dto.js';

const UPLOAD = { limits: { fileSize: OPINION_FILES.maxBytes, files: 1, fields: 0 } };

/** Gatherings, surveys, views and requests of an event, as the people of the municipality work on them. */
@Controller('m/:place')
export class GatheringsController {
  constructor(
    private readonly meetings: OrganiseMeeting,
    private readonly surveys: RunSurvey,
    private readonly take: TakeView,
    private readonly answerView: AnswerView,
    private readonly requests: AccessRequests,
    private readonly scans: ViewScans,
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

  @Post('participation/:id/views')
  @Requires('participation.record')
  recorded(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: RecordViewDto,
  ): Promise<{ id: string; receipt: string; late: boolean }> {
    return this.take.record(actor, place, id, body);
  }

  /** The paper that a view came on, as multipart form data (`file`). */
  @Post('participation/:id/views/:viewId/scans')
  @Requires('participation.record')
  @UseInterceptors(FileInterceptor('file', UPLOAD))
  scanned(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('viewId') viewId: string,
    @UploadedFile() file: MulterFile | undefined,
  ): Promise<{ id: string }> {
    return this.scans.add(actor, place, id, viewId, toUpload(file));
  }

  @Get('participation/:id/view-scans/:scanId')
  @Requires('participation.record')
  @ShowsRestricted({ what: 'event_participants', subject: 'participation_event', param: 'id' })
  scan(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('scanId') scanId: string,
    @Res() response: Response,
  ): Promise<void> {
    return this.scans.send(place, id, scanId, response);
  }

  @Post('participation/:id/views/answers')
  @HttpCode(200)
  @Requires('participation.answer')
  answeredTogether(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: AnswerViewsDto,
  ): Promise<{ answered: number }> {
    return this.answerView.many(actor, place, id, body);
  }

  @Post('views/:id/decision')
  @HttpCode(200)
  @Requires('participation.answer')
  decided(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: ViewDecisionDto,
  ): Promise<{ version: number }> {
    return this.answerView.run(actor, place, id, toViewDecision(body));
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
