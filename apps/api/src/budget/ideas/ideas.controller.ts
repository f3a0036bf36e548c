import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsBoolean, IsString, Length, MaxLength } from 'class-validator';
import type { Actor } from '#libs/access-policy';
import { IDEA_LIMITS } from '#libs/budget-rules';
import type { IdeasView } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Public, Requires } from '../../platform/access/requires.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { RateLimit } from '../../platform/limits/rate-limit.js';
import { trimmed } from '../cycles/fields.js';
import { yearParam } from '../year-param.js';
import { GiveIdea } from './give-idea.js';
import { Ideas } from './ideas.query.js';
import { OrderIdeas } from './order-ideas.js';
import { SupportIdea } from './support-idea.js';

export class IdeaDto {
  @Transform(trimmed)
  @IsString()
  @Length(1, IDEA_LIMITS.title)
  title: string;
  @Transform(trimmed)
  @IsString()
  @Length(1, IDEA_LIMITS.description)
  description: string;
  @Transform(trimmed)
  @IsString()
  @MaxLength(IDEA_LIMITS.placeNote)
  placeNote = '';
  @IsBoolean()
  namePublic = false;
}

export class ThemeDto {
  @Transform(trimmed)
  @IsString()
  @MaxLength(IDEA_LIMITS.theme)
  theme: string;
}

export class HideIdeaDto {
  @Transform(trimmed)
  @IsString()
  @Length(1, 1000)
  reason: string;
}

/** Ideas before projects. */
@Controller('m/:place/budget')
export class IdeasController {
  constructor(
    private readonly ideas: Ideas,
    private readonly giveIdea: GiveIdea,
    private readonly supportIdea: SupportIdea,
    private readonly order: OrderIdeas,
  ) {}

  @Post('ideas/:id/support')
  @HttpCode(204)
  @Requires('self.read')
  @RateLimit('support')
  support(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<void> {
    return this.supportIdea.run(actor, place, id, true);
  }

  @Delete('ideas/:id/support')
  @HttpCode(204)
  @Requires('self.read')
  unsupport(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
  ): Promise<void> {
    return this.supportIdea.run(actor, place, id, false);
  }

  @Post('ideas/:id/theme')
  @HttpCode(204)
  @Requires('budget.manage')
  group(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { theme }: ThemeDto,
  ): Promise<void> {
    return this.order.group(actor, place, id, theme);
  }

  @Post('ideas/:id/hide')
  @HttpCode(204)
  @Requires('budget.manage')
  hide(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { reason }: HideIdeaDto,
  ): Promise<void> {
    return this.order.hide(actor, place, id, reason);
  }

  @Get(':year/ideas')
  @Public()
  list(@Place() place: PlaceRef, @Param('year', yearParam) year: number): Promise<IdeasView> {
    return this.ideas.ofYear(place, year);
  }

  @Get(':year/my-ideas')
  @Requires('self.read')
  @Header('Cache-Control', 'no-store')
  mine(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
  ): Promise<string[]> {
    return this.ideas.supported(actor, place, year);
  }

  @Post(':year/ideas')
  @Requires('self.read')
  @RateLimit('opinion')
  give(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('year', yearParam) year: number,
    @Body() body: IdeaDto,
  ): Promise<{ id: string }> {
    return this.giveIdea.run(actor, place, year, body);
  }
}
