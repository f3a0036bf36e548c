import { Body, Controller, Get, Header, HttpCode, Post, Put, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '#libs/access-policy';
import type { VoteAuditorView } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../../platform/access/request-context.js';
import { Requires } from '../../../platform/access/requires.js';
import { sendFile } from '../../../platform/http/send-file.js';
import { UuidParam } from '../../../platform/http/uuid-param.js';
import { RateLimit } from '../../../platform/limits/rate-limit.js';
import { NameAuditorDto } from './verifiable-voting.dto.js';
import { VoteAuditor } from './vote-auditor.js';

/** Who checks the ballots of which only sums are published, and what they get. */
@Controller('m/:place/budget/cycles/:id/auditor')
@Requires('budget.manage')
export class VoteAuditorController {
  constructor(private readonly auditor: VoteAuditor) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @Requires('budget.read')
  view(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<VoteAuditorView> {
    return this.auditor.view(place, id);
  }

  @Put()
  async name(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: NameAuditorDto,
  ): Promise<VoteAuditorView> {
    await this.auditor.name(actor, place, id, body);
    return this.auditor.view(place, id);
  }

  /** Not a `GET`: each time stands in the audit record. */
  @Post('set')
  @HttpCode(200)
  @RateLimit('export')
  async set(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Res() response: Response,
  ): Promise<void> {
    const { name, content } = await this.auditor.set(actor, place, id);
    sendFile(response, { name, mediaType: 'application/json', bytes: Buffer.from(content) }, false);
  }
}
