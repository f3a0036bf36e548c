import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '#libs/access-policy';
import type {
  MeetingPage,
  PublicParticipation,
  PublicParticipationList,
  PublicSurvey,
} from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Public } from '../../platform/access/requires.js';
import { sendFile } from '../../platform/http/send-file.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { RateLimit } from '../../platform/limits/rate-limit.js';
import { AccessRequests } from '../meetings/access-requests.js';
import { Register } from '../meetings/register.js';
import { RunSurvey } from '../surveys/run-survey.js';
import { EventFiles } from './event-files.query.js';
import { EmbedDto } from './events.dto.js';
import { AccessRequestDto, AnswerSurveyDto, KeyDto, RegistrationDto } from './gatherings.dto.js';
import { EMBED_POLICY, ParticipationLists } from './participation-lists.query.js';
import { PublicEvents } from './public-events.query.js';

/** What everybody may read and do in participation events, without login. */
@Controller('public/m/:place')
@Public()
export class PublicEventsController {
  constructor(
    private readonly events: PublicEvents,
    private readonly lists: ParticipationLists,
    private readonly files: EventFiles,
    private readonly registrations: Register,
    private readonly requests: AccessRequests,
    private readonly surveys: RunSurvey,
  ) {}

  @Get('participation')
  async list(@Place() place: PlaceRef): Promise<PublicParticipationList> {
    return { events: await this.events.list(place) };
  }

  @Get('participation.atom')
  @Header('Content-Type', 'application/atom+xml; charset=utf-8')
  atom(@Place() place: PlaceRef): Promise<string> {
    return this.lists.atom(place);
  }

  @Get('participation.html')
  async embed(
    @Place() place: PlaceRef,
    @Query() { lang = 'lv' }: EmbedDto,
    @Res() response: Response,
  ): Promise<void> {
    const page = await this.lists.embed(place, lang);
    // The one page that other sites may show in a frame.
    response.removeHeader('X-Frame-Options');
    response
      .set({
        'Content-Security-Policy': EMBED_POLICY,
        'Cache-Control': 'public, max-age=300',
        'Cross-Origin-Resource-Policy': 'cross-origin',
      })
      .type('html')
      .send(page);
  }

  @Get('participation/:code')
  read(@Place() place: PlaceRef, @Param('code') code: string): Promise<PublicParticipation> {
    return this.events.read(place, code);
  }

  @Get('participation/:code/:form.:format')
  @RateLimit('export')
  async file(
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @Param('form') form: string,
    @Param('format') format: string,
    @Res() response: Response,
  ): Promise<void> {
    sendFile(response, await this.files.write(place, code, form, format, true), false);
  }

  @Post('participation/:code/access-requests')
  @HttpCode(204)
  @RateLimit('opinion')
  ask(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @Body() body: AccessRequestDto,
  ): Promise<void> {
    return this.requests.ask(actor, place, code, body);
  }

  @Get('meetings/:id')
  @Header('Cache-Control', 'no-store')
  meeting(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<MeetingPage> {
    return this.events.meeting(place, id);
  }

  @Post('meetings/:id/registrations')
  @RateLimit('opinion')
  register(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { token, website, ...person }: RegistrationDto,
  ): Promise<{ receipt: string; key: string; link: string }> {
    return this.registrations.run(actor, place, id, person, { token, ...(website ? { website } : {}) });
  }

  @Post('registrations/:receipt/withdraw')
  @HttpCode(204)
  @RateLimit('opinion')
  unregister(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('receipt') receipt: string,
    @Body() { key }: KeyDto,
  ): Promise<void> {
    return this.registrations.withdraw(actor, place, receipt, key);
  }

  @Get('surveys/:id')
  @Header('Cache-Control', 'no-store')
  survey(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<PublicSurvey & { token: string; takesAnswers: boolean }> {
    return this.surveys.read(place, id);
  }

  @Post('surveys/:id/answers')
  @HttpCode(204)
  @RateLimit('opinion')
  answer(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { token, website, answers }: AnswerSurveyDto,
  ): Promise<void> {
    return this.surveys.answer(actor, place, id, answers, { token, ...(website ? { website } : {}) });
  }
}
