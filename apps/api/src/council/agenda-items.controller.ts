import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { CurrentActor, Place, type PlaceRef } from '../platform/access/request-context.js';
import { Requires } from '../platform/access/requires.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { ChangeAgenda } from './change-agenda.js';
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
}
