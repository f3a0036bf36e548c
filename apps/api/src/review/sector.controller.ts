import { Body, Controller, Get, Header, Headers, HttpCode, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '#libs/access-policy';
import type { SectorDeskView, SectorMinistryAsked, SectorRequestItem } from '#libs/contracts';
import { CurrentActor } from '../platform/access/request-context.js';
import { Public, Requires } from '../platform/access/requires.js';
import { sendFile } from '../platform/http/send-file.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { RateLimit } from '../platform/limits/rate-limit.js';
import { AskSectorMinistry } from './ask-sector-ministry.js';
import { RecordSectorAnswer } from './record-sector-answer.js';
import { SectorDesk } from './sector-desk.query.js';
import { SectorPackage } from './sector-package.js';
import { AskSectorMinistryDto, GiveSectorAnswerDto, TypeInSectorAnswerDto } from './sector.dto.js';

/** The secret comes in a header, so that it stands in no address and in no log. */
const SECRET = 'x-link-secret';

/** How a reviewer asks sector ministries for their views (PL 47(3)). */
@Controller('review/:id/sector-requests')
export class SectorRequestsController {
  constructor(
    private readonly ask: AskSectorMinistry,
    private readonly record: RecordSectorAnswer,
    private readonly packages: SectorPackage,
  ) {}

  @Post()
  @Requires('review.give')
  asked(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @Body() body: AskSectorMinistryDto,
  ): Promise<SectorMinistryAsked> {
    return this.ask.run(actor, id, body);
  }

  @Post(':view/link')
  @HttpCode(200)
  @Requires('review.give')
  link(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @UuidParam('view') view: string,
  ): Promise<SectorMinistryAsked> {
    return this.ask.renewLink(actor, id, view);
  }

  @Post(':view/answer')
  @HttpCode(204)
  @Requires('review.give')
  typedIn(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @UuidParam('view') view: string,
    @Body() body: TypeInSectorAnswerDto,
  ): Promise<void> {
    return this.record.typedIn(actor, id, view, body);
  }

  @Get(':view/package')
  @Requires('review.read')
  @RateLimit('export')
  async package(
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @UuidParam('view') view: string,
  ): Promise<void> {
    sendFile(response, await this.packages.forReviewer(actor, id, view), false);
  }
}

/** The desk of a sector ministry that is asked for its view: with an account, or behind the link of its letter. */
@Controller('sector-views')
export class SectorDeskController {
  constructor(
    private readonly desk: SectorDesk,
    private readonly record: RecordSectorAnswer,
    private readonly packages: SectorPackage,
  ) {}

  @Get()
  @Requires('review.read')
  list(@CurrentActor() actor: Actor): Promise<SectorRequestItem[]> {
    return this.desk.list(actor);
  }

  @Get('guest')
  @Public()
  @Header('Cache-Control', 'no-store')
  open(@Headers(SECRET) secret = ''): Promise<SectorDeskView> {
    return this.desk.open(secret);
  }

  @Get('guest/package')
  @Public()
  @RateLimit('export')
  @Header('Cache-Control', 'no-store')
  async guestPackage(@Res() response: Response, @Headers(SECRET) secret = ''): Promise<void> {
    sendFile(response, await this.packages.forGuest(secret), false);
  }

  @Post('guest/answer')
  @HttpCode(204)
  @Public()
  @RateLimit('opinion')
  guestAnswer(
    @CurrentActor() actor: Actor,
    @Body() body: GiveSectorAnswerDto,
    @Headers(SECRET) secret = '',
  ): Promise<void> {
    return this.record.byLink(actor, secret, body);
  }

  @Get(':view')
  @Requires('review.read')
  view(@CurrentActor() actor: Actor, @UuidParam('view') view: string): Promise<SectorDeskView> {
    return this.desk.of(actor, view);
  }

  @Post(':view/answer')
  @HttpCode(204)
  @Requires('review.give')
  answer(
    @CurrentActor() actor: Actor,
    @UuidParam('view') view: string,
    @Body() body: GiveSectorAnswerDto,
  ): Promise<void> {
    return this.record.byMinistry(actor, view, body);
  }
}
