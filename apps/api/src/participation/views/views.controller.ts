import { Body, Controller, Get, Header, Headers, Param, Post, Put } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { OpinionFormStart, OwnView, ViewReceipt } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Public, Requires } from '../../platform/access/requires.js';
import { RateLimit } from '../../platform/limits/rate-limit.js';
import { EditViewCase } from './edit-view.js';
import { OwnViews } from './own-views.query.js';
import { TakeView } from './take-view.js';
import { EditViewDto, GiveViewDto } from './views.dto.js';

/** Carries the secret of an author's link; in a header, so that it stands in no log. */
const KEY_HEADER = 'x-opinion-key';

/** Views about events as their authors give, see and change them, without login. */
@Controller('public/m/:place')
@Public()
export class ViewsController {
  constructor(
    private readonly take: TakeView,
    private readonly editView: EditViewCase,
    private readonly own: OwnViews,
  ) {}

  @Get('participation/:code/form')
  @Header('Cache-Control', 'no-store')
  form(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('code') code: string,
  ): Promise<OpinionFormStart> {
    return this.take.start(actor, place, code);
  }

  @Post('participation/:code/views')
  @RateLimit('opinion')
  give(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @Body() { token, website, ...view }: GiveViewDto,
  ): Promise<ViewReceipt> {
    return this.take.give(actor, place, code, view, { token, ...(website ? { website } : {}) });
  }

  @Get('views/:receipt')
  @Header('Cache-Control', 'no-store')
  look(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('receipt') receipt: string,
    @Headers(KEY_HEADER) key?: string,
  ): Promise<OwnView> {
    return this.own.one(actor, place, receipt, key ?? null);
  }

  @Put('views/:receipt')
  @RateLimit('opinion')
  edit(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('receipt') receipt: string,
    @Body() body: EditViewDto,
    @Headers(KEY_HEADER) key?: string,
  ): Promise<{ version: number }> {
    return this.editView.run(actor, place, receipt, key ?? null, body);
  }
}

/** What I said at events while logged in. */
@Controller()
export class MyViewsController {
  constructor(private readonly own: OwnViews) {}

  @Get('mine/views')
  @Requires('self.read')
  mine(@CurrentActor() actor: Actor): Promise<OwnView[]> {
    return this.own.mine(actor);
  }
}
