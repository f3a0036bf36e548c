import { Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import type { Actor } from '#libs/access-policy';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { Refused } from '../../platform/http/refused.js';
import { ImportRegister } from './import-register.js';
import { RegisterStatisticsQuery } from './register-statistics.query.js';

@Controller('m/:place/register')
export class RegisterController {
  constructor(
    private readonly importRegister: ImportRegister,
    private readonly statistics: RegisterStatisticsQuery,
  ) {}

  @Get()
  @Requires('register.import')
  async last(@Place() place: PlaceRef) {
    return { last: await this.statistics.last(place) };
  }

  /** The file is the body itself (`text/csv`), so that it is read as it arrives and never lies on a disk. */
  @Post('import')
  @HttpCode(200)
  @Requires('register.import')
  import(@CurrentActor() actor: Actor, @Place() place: PlaceRef, @Req() request: Request) {
    if (!request.is('text/csv')) throw new Refused([{ code: 'register.notCsv' }], 415);
    return this.importRegister.run(actor, place, request);
  }
}
