import { Body, Controller, Get, Header, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '#libs/access-policy';
import type { Holding, OwnDataRequestView } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { Clock } from '../../platform/clock/clock.js';
import { RateLimit } from '../../platform/limits/rate-limit.js';
import { sendPackage } from '../package/send-package.js';
import { DataPackage } from './data-package.js';
import { RegisterRequest } from './register-request.js';
import { OwnDataRequestDto } from './requests.dto.js';
import { Requests } from './requests.query.js';

/** What is held on the person who is logged in, and what they ask for (GDPR 15, 20). */
@Controller()
export class MyDataController {
  constructor(
    private readonly requests: Requests,
    private readonly register: RegisterRequest,
    private readonly packages: DataPackage,
    private readonly clock: Clock,
  ) {}

  @Get('mine/data')
  @Requires('self.read')
  @RateLimit('export')
  @Header('Cache-Control', 'no-store')
  mine(@CurrentActor() actor: Actor): Promise<Holding[]> {
    return this.requests.mine(actor);
  }

  @Get('mine/data.zip')
  @Requires('self.read')
  @RateLimit('export')
  async package(@CurrentActor() actor: Actor, @Res() response: Response): Promise<void> {
    const holdings = await this.requests.mine(actor, null);
    const about = {
      kind: 'personal-data' as const,
      subject: 'mani-dati',
      municipality: '',
      madeAt: this.clock.legalNow().toISOString(),
      restricted: true,
    };
    await sendPackage(response, 'mani-dati.zip', about, this.packages.files('Mani dati', holdings));
  }

  @Get('mine/data-requests')
  @Requires('self.read')
  @Header('Cache-Control', 'no-store')
  asked(@CurrentActor() actor: Actor): Promise<OwnDataRequestView[]> {
    return this.requests.asked(actor);
  }

  @Post('m/:place/my-data-requests')
  @Requires('self.read')
  @RateLimit('opinion')
  ask(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Body() body: OwnDataRequestDto,
  ): Promise<{ id: string; code: string }> {
    return this.register.ask(actor, place, body);
  }
}
