import { Body, Controller, Get, Header, HttpCode, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '#libs/access-policy';
import type {
  DataRequestItem,
  DataRequestView,
  ErasureResult,
  Holding,
  RestrictionResult,
} from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { ShowsRestricted } from '../../platform/access-log/shows-restricted.js';
import { Clock } from '../../platform/clock/clock.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { RateLimit } from '../../platform/limits/rate-limit.js';
import { sendPackage } from '../package/send-package.js';
import { ChangeHoldings } from './change-holdings.js';
import { DataPackage } from './data-package.js';
import { HandleRequest } from './handle-request.js';
import { RegisterRequest } from './register-request.js';
import {
  AnswerRequestDto,
  ConfirmDto,
  CorrectDto,
  ExtendDto,
  IdentifyDto,
  LiftDto,
  NewDataRequestDto,
  RequestVersionDto,
  RestrictDto,
  SeekDto,
} from './requests.dto.js';
import { RestrictHoldings } from './restrict-holdings.js';
import { Requests } from './requests.query.js';

/** The desk for requests of people about their data (GDPR 12, 15-21). */
@Controller('m/:place/data-requests')
export class DataRequestsController {
  constructor(
    private readonly requests: Requests,
    private readonly register: RegisterRequest,
    private readonly handle: HandleRequest,
    private readonly change: ChangeHoldings,
    private readonly restricted: RestrictHoldings,
    private readonly packages: DataPackage,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Requires('privacy.record')
  @Header('Cache-Control', 'no-store')
  list(@Place() place: PlaceRef): Promise<DataRequestItem[]> {
    return this.requests.list(place);
  }

  @Post()
  @Requires('privacy.record')
  record(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Body() body: NewDataRequestDto,
  ): Promise<{ id: string; code: string }> {
    return this.register.record(actor, place, body);
  }

  @Get(':id')
  @Requires('privacy.record')
  @ShowsRestricted({ what: 'data_request', subject: 'data_request', param: 'id' })
  @Header('Cache-Control', 'no-store')
  read(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<DataRequestView> {
    return this.requests.view(actor, place, id);
  }

  @Get(':id/holdings')
  @Requires('privacy.manage')
  @ShowsRestricted({ what: 'person_data', subject: 'data_request', param: 'id' })
  @Header('Cache-Control', 'no-store')
  holdings(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<Holding[]> {
    return this.requests.holdings(place, id);
  }

  @Get(':id/package.zip')
  @Requires('privacy.manage')
  @ShowsRestricted({ what: 'person_data', subject: 'data_request', param: 'id' })
  @RateLimit('export')
  async package(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Res() response: Response,
  ): Promise<void> {
    const { code, name, holdings } = await this.requests.package(place, id);
    await sendPackage(
      response,
      `${code}.zip`,
      {
        kind: 'personal-data',
        subject: code,
        municipality: name,
        madeAt: this.clock.legalNow().toISOString(),
        restricted: true,
      },
      this.packages.files(`Pieprasījums ${code}: dati, ko glabā ${name}`, holdings),
    );
  }

  @Post(':id/identity')
  @HttpCode(200)
  @Requires('privacy.manage')
  identify(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: IdentifyDto,
  ): Promise<{ version: number }> {
    return this.handle.identify(actor, place, id, body);
  }

  @Post(':id/extension')
  @HttpCode(200)
  @Requires('privacy.manage')
  extend(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: ExtendDto,
  ): Promise<{ version: number }> {
    return this.handle.extend(actor, place, id, body);
  }

  @Post(':id/terms')
  @HttpCode(200)
  @Requires('privacy.manage')
  seek(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: SeekDto,
  ): Promise<{ version: number }> {
    return this.handle.seek(actor, place, id, body);
  }

  @Post(':id/confirmations')
  @HttpCode(200)
  @Requires('privacy.manage')
  confirm(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: ConfirmDto,
  ): Promise<{ version: number }> {
    return this.handle.confirm(actor, place, id, body);
  }

  @Post(':id/corrections')
  @HttpCode(200)
  @Requires('privacy.manage')
  correct(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: CorrectDto,
  ): Promise<{ version: number }> {
    return this.change.correct(actor, place, id, body);
  }

  @Post(':id/erasure')
  @HttpCode(200)
  @Requires('privacy.manage')
  erase(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { version }: RequestVersionDto,
  ): Promise<ErasureResult & { version: number }> {
    return this.change.erase(actor, place, id, version);
  }

  @Post(':id/restrictions')
  @HttpCode(200)
  @Requires('privacy.manage')
  restrict(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: RestrictDto,
  ): Promise<RestrictionResult & { version: number }> {
    return this.restricted.restrict(actor, place, id, body);
  }

  @Post(':id/restrictions/:restriction/lifting')
  @HttpCode(200)
  @Requires('privacy.manage')
  lift(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @UuidParam('restriction') restriction: string,
    @Body() body: LiftDto,
  ): Promise<{ version: number }> {
    return this.restricted.lift(actor, place, id, restriction, body);
  }

  @Post(':id/answer')
  @HttpCode(200)
  @Requires('privacy.manage')
  answer(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() body: AnswerRequestDto,
  ): Promise<{ version: number }> {
    return this.handle.answer(actor, place, id, body);
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  @Requires('privacy.manage')
  withdraw(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { version }: RequestVersionDto,
  ): Promise<{ version: number }> {
    return this.handle.withdraw(actor, place, id, version);
  }
}
