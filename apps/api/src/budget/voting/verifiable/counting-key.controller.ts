import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { CountingKeyView } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../../platform/access/request-context.js';
import { Requires } from '../../../platform/access/requires.js';
import { UuidParam } from '../../../platform/http/uuid-param.js';
import { RateLimit } from '../../../platform/limits/rate-limit.js';
import { CountingKey } from './counting-key.js';
import { CountingKeyPassphraseDto } from './verifiable-voting.dto.js';

/** The key that opens the ballots, for those who count together. */
@Controller('m/:place/budget/cycles/:id/counting-key')
export class CountingKeyController {
  constructor(private readonly key: CountingKey) {}

  @Get()
  @Requires('budget.read')
  view(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<CountingKeyView> {
    return this.key.view(actor, place, id);
  }

  @Post('hold')
  @HttpCode(200)
  @Requires('budget.count')
  @RateLimit('login')
  async hold(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { passphrase }: CountingKeyPassphraseDto,
  ): Promise<CountingKeyView> {
    await this.key.hold(actor, place, id, passphrase);
    return this.key.view(actor, place, id);
  }

  @Post('unlock')
  @HttpCode(200)
  @Requires('budget.count')
  @RateLimit('login')
  unlock(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { passphrase }: CountingKeyPassphraseDto,
  ): Promise<CountingKeyView> {
    return this.key.unlock(actor, place, id, passphrase);
  }
}
