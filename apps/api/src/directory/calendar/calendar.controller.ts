import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { CurrentActor, Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Requires } from '../../platform/access/requires.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { WholeNumber } from '../../platform/http/whole-number.js';
import { AcceptHolidays } from './accept-holidays.js';
import { CalendarYear } from './calendar-year.query.js';
import {
  AcceptHolidaysDto,
  CalendarDayDto,
  MoveWorkingDayDto,
  UpdateCalendarDayDto,
} from './calendar.dto.js';
import { MoveWorkingDay } from './move-working-day.js';
import { RemoveCalendarDay } from './remove-calendar-day.js';
import { SaveCalendarDay } from './save-calendar-day.js';

@Controller('m/:place/calendar')
export class CalendarController {
  constructor(
    private readonly years: CalendarYear,
    private readonly saveDay: SaveCalendarDay,
    private readonly moveDay: MoveWorkingDay,
    private readonly acceptHolidays: AcceptHolidays,
    private readonly removeDay: RemoveCalendarDay,
  ) {}

  @Get('years/:year')
  @Requires('directory.read')
  year(@Place() place: PlaceRef, @Param('year', WholeNumber) year: number) {
    return this.years.read(place, year);
  }

  @Get('years/:year/proposal')
  @Requires('calendar.manage')
  proposal(@Place() place: PlaceRef, @Param('year', WholeNumber) year: number) {
    return this.years.proposal(place, year);
  }

  @Post('years/:year/accept')
  @HttpCode(200)
  @Requires('calendar.manage')
  accept(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('year', WholeNumber) year: number,
    @Body() body: AcceptHolidaysDto,
  ) {
    return this.acceptHolidays.run(actor, place, year, body.days);
  }

  @Post('moves')
  @Requires('calendar.manage')
  move(@CurrentActor() actor: Actor, @Place() place: PlaceRef, @Body() body: MoveWorkingDayDto) {
    return this.moveDay.run(actor, place, body);
  }

  @Post('days')
  @Requires('calendar.manage')
  add(@CurrentActor() actor: Actor, @Place() place: PlaceRef, @Body() body: CalendarDayDto) {
    return this.saveDay.run(actor, place, body);
  }

  @Put('days/:id')
  @Requires('calendar.manage')
  change(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Body() { version, ...entry }: UpdateCalendarDayDto,
  ) {
    return this.saveDay.run(actor, place, entry, { id, version });
  }

  @Delete('days/:id')
  @HttpCode(204)
  @Requires('calendar.manage')
  remove(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Query('version', WholeNumber) version: number,
  ) {
    return this.removeDay.run(actor, place, id, version);
  }
}
