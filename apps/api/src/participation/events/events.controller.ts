import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '#libs/access-policy';
import type {
  CouncilDecisionChoice,
  EventDesk,
  EventListItem,
  PublicationProof,
  Violation,
} from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { ShowsRestricted } from '../../platform/access-log/shows-restricted.js';
import { sendFile } from '../../platform/http/send-file.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { RateLimit } from '../../platform/limits/rate-limit.js';
import { PublicationProofs } from '../checks/publication-proofs.query.js';
import { ReasonDto, VersionDto } from '../participation.dto.js';
import { AnnounceEventPublication } from './announce-event-publication.js';
import { CouncilDecisions } from './council-decisions.query.js';
import { EventDeskQuery } from './event-desk.query.js';
import { EventFiles } from './event-files.query.js';
import {
  CancelEventDto,
  ChangeEventDto,
  ConcludeEventDto,
  EventListDto,
  EventPublicationDto,
  ExtendEventDto,
  StartEventDto,
  SummariseEventDto,
} from './events.dto.js';
import { MoveEvent } from './move-event.js';
import { SaveEvent } from './save-event.js';

/** Participation events as their organisers run them (PL 54–55, MK639). */
@Controller('m/:place')
export class EventsController {
  constructor(
    private readonly desk: EventDeskQuery,
    private readonly save: SaveEvent,
    private readonly moves: MoveEvent,
    private readonly publication: AnnounceEventPublication,
    private readonly files: EventFiles,
    private readonly proofs: PublicationProofs,
    private readonly decisions: CouncilDecisions,
  ) {}

  @Get('participation')
  @Requires('participation.read')
  list(@Place() place: PlaceRef, @Query() { dossier }: EventListDto): Promise<EventListItem[]> {
    return this.desk.list(place, dossier ?? null);
  }

  @Post('participation')
  @Requires('participation.manage')
  start(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Body() { dossierId, ...plan }: StartEventDto,
  ): Promise<{ id: string; code: string }> {
    return this.save.start(actor, place, plan, dossierId ?? null);
  }

  /** What a public discussion may rest on (PL 54(2)). */
  @Get('participation-decisions')
  @Requires('participation.manage')
  chooseDecision(@Place() place: PlaceRef): Promise<CouncilDecisionChoice[]> {
    return this.decisions.list(place);
  }

  @Get('publications')
  @Requires('participation.read')
  publications(@Place() place: PlaceRef): Promise<PublicationProof[]> {
    return this.proofs.of(place);
  }

  @Get('participation/:id')
  @Requires('participation.read')
  @ShowsRestricted({
    what: 'event_participants',
    subject: 'participation_event',
    param: 'id',
    onlyWith: ['participation.record'],
  })
  read(@CurrentActor() actor: Actor, @Place() place: PlaceRef, @Param('id') id: string): Promise<EventDesk> {
    return this.desk.of(actor, place, id);
  }

  @Put('participation/:id')
  @Requires('participation.manage')
  change(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { version, ...plan }: ChangeEventDto,
  ): Promise<{ version: number }> {
    return this.save.change(actor, place, id, version, plan);
  }

  @Get('participation/:id/:form.:format')
  @Requires('participation.read')
  @RateLimit('export')
  async file(
    @Place() place: PlaceRef,
    @Param('id') id: string,
    @Param('form') form: string,
    @Param('format') format: string,
    @Res() response: Response,
  ): Promise<void> {
    sendFile(response, await this.files.write(place, id, form, format, false), false);
  }

  @Post('participation/:id/publications')
  @Requires('participation.manage')
  published(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: EventPublicationDto,
  ): Promise<{ id: string }> {
    return this.publication.run(actor, place, id, body);
  }

  @Post('participation/:id/publications/:publicationId/withdraw')
  @HttpCode(204)
  @Requires('participation.manage')
  takenBack(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('publicationId') publicationId: string,
    @Body() { reason }: ReasonDto,
  ): Promise<void> {
    return this.publication.takeBack(actor, place, id, publicationId, reason);
  }

  @Post('participation/:id/announce')
  @HttpCode(200)
  @Requires('participation.manage')
  announce(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { version }: VersionDto,
  ): Promise<{ warnings: Violation[] }> {
    return this.moves.announce(actor, place, id, version);
  }

  @Post('participation/:id/extend')
  @HttpCode(200)
  @Requires('participation.manage')
  extend(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: ExtendEventDto,
  ): Promise<{ version: number }> {
    return this.moves.extend(actor, place, id, body);
  }

  @Post('participation/:id/summarise')
  @HttpCode(200)
  @Requires('participation.manage')
  summarise(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: SummariseEventDto,
  ): Promise<{ version: number }> {
    return this.moves.summarise(actor, place, id, body);
  }

  @Post('participation/:id/conclude')
  @HttpCode(200)
  @Requires('participation.manage')
  conclude(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: ConcludeEventDto,
  ): Promise<{ version: number }> {
    return this.moves.conclude(actor, place, id, body);
  }

  @Post('participation/:id/cancel')
  @HttpCode(200)
  @Requires('participation.manage')
  cancel(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: CancelEventDto,
  ): Promise<{ version: number }> {
    return this.moves.cancel(actor, place, id, body);
  }
}
