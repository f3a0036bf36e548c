import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '#libs/access-policy';
import type { StoredContainer } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../platform/access/request-context.js';
import { Requires } from '../platform/access/requires.js';
import { FormFile, TakesFile, type Upload } from '../platform/files/upload.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { ChangeAgenda } from './change-agenda.js';
import { MAX_CONTAINER_BYTES, SignedContainer, StoreContainer } from './containers.js';
import { RecordSignatureDto, RecordVoteDto, RemoveItemDto } from './council.dto.js';
import { RecordSignature } from './record-signature.js';
import { RecordVote } from './record-vote.js';

/** What becomes of one item: taken off, voted on, signed. */
@Controller('m/:place/agenda-items/:id')
export class AgendaItemsController {
  constructor(
    private readonly change: ChangeAgenda,
    private readonly recordVote: RecordVote,
    private readonly recordSignature: RecordSignature,
    private readonly storeContainer: StoreContainer,
    private readonly container: SignedContainer,
  ) {}

  @Post('remove')
  @HttpCode(204)
  @Requires('council.manage')
  remove(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: RemoveItemDto,
  ): Promise<void> {
    return this.change.remove(actor, place, id, body.reason);
  }

  @Post('vote')
  @HttpCode(200)
  @Requires('council.manage')
  vote(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: RecordVoteDto,
  ): Promise<{ outcome: 'adopted' | 'rejected' }> {
    return this.recordVote.run(actor, place, id, body);
  }

  @Post('signature')
  @HttpCode(200)
  @Requires('council.sign')
  sign(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: RecordSignatureDto,
  ): Promise<{ number: string | null }> {
    return this.recordSignature.run(actor, place, id, body);
  }

  /** A signed container as multipart form data (`file`). */
  @Post('container')
  @Requires('council.sign')
  @TakesFile(MAX_CONTAINER_BYTES)
  store(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @FormFile() file: Upload,
  ): Promise<StoredContainer> {
    return this.storeContainer.run(actor, place, id, file);
  }

  @Get('container')
  @Requires('council.read')
  signed(@Place() place: PlaceRef, @UuidParam('id') id: string, @Res() response: Response): Promise<void> {
    return this.container.send(place, id, response);
  }
}
