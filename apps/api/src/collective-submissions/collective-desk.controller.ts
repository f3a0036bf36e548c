import { Body, Controller, Get, HttpCode, Param, ParseEnumPipe, Post, Put } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import {
  SUBMISSION_EVENTS,
  type SignatureView,
  type SubmissionDesk,
  type SubmissionEvent,
  type SubmissionLine,
  type SubmissionSettings,
  type TypedLineResult,
  type UnsealedSigner,
} from '#libs/contracts';
import { SUBMISSION_TRANSITIONS } from '#libs/collective-submission-rules';
import { ShowsRestricted } from '../platform/access-log/shows-restricted.js';
import { CurrentActor, Place, type PlaceRef } from '../platform/access/request-context.js';
import { Requires } from '../platform/access/requires.js';
import { Refused } from '../platform/http/refused.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { RateLimit } from '../platform/limits/rate-limit.js';
import { ReceiveSubmission } from './receive-submission.js';
import { SaveSettings } from './save-settings.js';
import { CheckLines } from './signatures/check-lines.js';
import { TypeLines } from './signatures/type-lines.js';
import {
  AgendaDto,
  ExamineDto,
  ReceiveSubmissionDto,
  StepDto,
  StrikeDto,
  SubmissionSettingsDto,
  TypeLinesDto,
  UnsealDto,
} from './submission.dto.js';
import { SubmissionStore } from './submission-store.js';
import { SubmissionViews } from './submission-views.query.js';
import { TakeStep } from './take-step.js';

const steps = SUBMISSION_EVENTS.filter((event) => SUBMISSION_TRANSITIONS.some((one) => one.event === event));
const eventParam = new ParseEnumPipe(Object.fromEntries(steps.map((event) => [event, event])), {
  exceptionFactory: () => Refused.notFound('step'),
});

/** How the representative is reached, and who signed. */
const SIGNERS = {
  what: 'collective_signers',
  subject: 'collective_submission',
  param: 'code',
} as const;

/** What the municipality does with collective submissions (PL 57). */
@Controller('m/:place/collective-desk')
export class CollectiveDeskController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly views: SubmissionViews,
    private readonly store: SubmissionStore,
    private readonly receiving: ReceiveSubmission,
    private readonly lines: TypeLines,
    private readonly check: CheckLines,
    private readonly take: TakeStep,
    private readonly saveSettings: SaveSettings,
  ) {}

  @Get()
  @Requires('collective.read')
  list(@Place() place: PlaceRef): Promise<SubmissionLine[]> {
    return this.views.desk(place);
  }

  @Get('settings')
  @Requires('collective.read')
  async settings(@Place() place: PlaceRef): Promise<SubmissionSettings & { version: number }> {
    const { settings, version } = await this.store.settings(this.dataSource.manager, place.id);
    return { ...settings, version };
  }

  @Put('settings')
  @Requires('collective.settings')
  save(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Body() { version, ...settings }: SubmissionSettingsDto,
  ): Promise<{ version: number }> {
    return this.saveSettings.run(actor, place, version, settings);
  }

  @Post()
  @Requires('collective.record')
  receive(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Body() body: ReceiveSubmissionDto,
  ): Promise<{ code: string }> {
    return this.receiving.run(actor, place, body);
  }

  @Get(':code')
  @Requires('collective.read')
  @ShowsRestricted({ ...SIGNERS, onlyWith: ['collective.record', 'collective.follow'] })
  one(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('code') code: string,
  ): Promise<SubmissionDesk> {
    return this.views.work(actor, place, code);
  }

  @Get(':code/lines')
  @Requires('collective.record')
  signatures(@Place() place: PlaceRef, @Param('code') code: string): Promise<SignatureView[]> {
    return this.check.list(place, code);
  }

  @Post(':code/lines')
  @Requires('collective.record')
  type(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @Body() body: TypeLinesDto,
  ): Promise<TypedLineResult[]> {
    return this.lines.run(actor, place, code, body);
  }

  @Put(':code/lines/:id')
  @Requires('collective.record')
  strike(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @UuidParam('id') id: string,
    @Body() { struck }: StrikeDto,
  ): Promise<void> {
    return this.check.strike(actor, place, code, id, struck);
  }

  @Post(':code/signers')
  @HttpCode(200)
  @Requires('collective.record')
  @RateLimit('export')
  @ShowsRestricted(SIGNERS)
  signers(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @Body() { purpose }: UnsealDto,
  ): Promise<UnsealedSigner[]> {
    return this.check.unseal(actor, place, code, purpose);
  }

  @Put(':code/examination')
  @Requires('collective.decide')
  examine(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @Body() { version, answers }: ExamineDto,
  ): Promise<void> {
    return this.take.examine(actor, place, code, version, answers);
  }

  @Post(':code/record/:event')
  @HttpCode(200)
  @Requires('collective.record')
  record(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @Param('event', eventParam) event: SubmissionEvent,
    @Body() body: StepDto,
  ): Promise<void> {
    return this.take.run(actor, place, code, event, 'collective.record', body);
  }

  @Post(':code/decide/:event')
  @HttpCode(200)
  @Requires('collective.decide')
  decide(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @Param('event', eventParam) event: SubmissionEvent,
    @Body() body: StepDto,
  ): Promise<void> {
    return this.take.run(actor, place, code, event, 'collective.decide', body);
  }

  @Post(':code/follow/:event')
  @HttpCode(200)
  @Requires('collective.follow')
  follow(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @Param('event', eventParam) event: SubmissionEvent,
    @Body() body: StepDto,
  ): Promise<void> {
    return this.take.run(actor, place, code, event, 'collective.follow', body);
  }

  @Post(':code/agenda')
  @HttpCode(200)
  @Requires('council.manage')
  agenda(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @Body() body: AgendaDto,
  ): Promise<void> {
    return this.take.putOnAgenda(actor, place, code, body);
  }
}
