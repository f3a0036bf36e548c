import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  Redirect,
} from '@nestjs/common';
import type { NewsPage, SubscriptionView } from '#libs/contracts';
import { Place, type PlaceRef } from '../platform/access/request-context.js';
import { Public } from '../platform/access/requires.js';
import { RateLimit } from '../platform/limits/rate-limit.js';
import { ChangeSubscription } from './change-subscription.js';
import { News } from './news.query.js';
import { StartSubscriptionCase } from './start-subscription.js';
import { UNSUBSCRIBE_PATH } from './subscription-letters.js';
import { ReadSubscription } from './subscription-view.query.js';
import { FrequencyDto, NewsFilterDto, StartSubscriptionDto } from './subscriptions.dto.js';

/** News of a municipality and subscriptions to them, for everybody. */
@Controller('public/m/:place')
@Public()
export class SubscriptionsController {
  constructor(
    private readonly news: News,
    private readonly start: StartSubscriptionCase,
    private readonly read: ReadSubscription,
    private readonly change: ChangeSubscription,
  ) {}

  @Get('news')
  list(@Place() place: PlaceRef, @Query() { lang: _lang, ...filter }: NewsFilterDto): Promise<NewsPage> {
    return this.news.page(place, filter);
  }

  @Get('news.atom')
  @Header('Content-Type', 'application/atom+xml; charset=utf-8')
  atom(@Place() place: PlaceRef, @Query() { lang, ...filter }: NewsFilterDto): Promise<string> {
    return this.news.atom(place, lang ?? 'lv', filter);
  }

  @Post('subscriptions')
  @HttpCode(202)
  @RateLimit('opinion')
  async subscribe(
    @Place() place: PlaceRef,
    @Body() { website, ...body }: StartSubscriptionDto,
  ): Promise<void> {
    if (!website) await this.start.run(place, body);
  }

  @Get('subscriptions/:token')
  @Header('Cache-Control', 'no-store')
  one(@Place() place: PlaceRef, @Param('token') token: string): Promise<SubscriptionView> {
    return this.read.one(place, token);
  }

  @Post('subscriptions/:token/confirm')
  @HttpCode(204)
  confirm(@Place() place: PlaceRef, @Param('token') token: string): Promise<void> {
    return this.change.confirm(place, token);
  }

  @Put('subscriptions/:token')
  @HttpCode(204)
  setFrequency(
    @Place() place: PlaceRef,
    @Param('token') token: string,
    @Body() { frequency }: FrequencyDto,
  ): Promise<void> {
    return this.change.setFrequency(place, token, frequency);
  }

  @Delete('subscriptions/:token')
  @HttpCode(204)
  end(@Place() place: PlaceRef, @Param('token') token: string): Promise<void> {
    return this.change.end(place, token);
  }
}

/**
 * Unsubscribing with one click of a mail program (RFC 8058): a plain request without cookies that names its subscription.
 * It stands outside of `/api`, whose changes ask for a token of our own pages.
 */
@Controller(UNSUBSCRIBE_PATH)
@Public()
export class UnsubscribeController {
  constructor(private readonly change: ChangeSubscription) {}

  @Post(':place/:token')
  @HttpCode(200)
  @Header('Content-Type', 'text/plain; charset=utf-8')
  async oneClick(@Place() place: PlaceRef, @Param('token') token: string): Promise<string> {
    await this.change.end(place, token);
    return 'Unsubscribed. Abonements ir izbeigts.';
  }

  /** People who open the address in a browser are asked first: programs that look at links must end nothing. */
  @Get(':place/:token')
  @Redirect('', 302)
  look(@Place() { slug }: PlaceRef, @Param('token') token: string): { url: string } {
    return { url: `/${slug}/abonements/${encodeURIComponent(token)}` };
  }
}
