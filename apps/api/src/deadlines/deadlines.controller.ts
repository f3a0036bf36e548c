import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type {
  CalendarFeedView,
  DeadlineList,
  NewCalendarFeed,
  PublicCalendar,
  ReminderSettingsView,
} from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../platform/access/request-context.js';
import { Public, Requires } from '../platform/access/requires.js';
import { Refused } from '../platform/http/refused.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { RateLimit } from '../platform/limits/rate-limit.js';
import { CalendarFilterDto, CalendarNameDto, ReminderSettingsDto } from './deadlines.dto.js';
import { PersonalCalendarQuery } from './personal-calendar.query.js';
import { PersonalCalendars } from './personal-calendars.js';
import { PublicCalendarQuery, type CalendarFilter } from './public-calendar.query.js';
import { ReminderRulesOf } from './reminder-rules.query.js';
import { RunningDeadlines } from './running-deadlines.query.js';
import { SaveReminderRules } from './save-reminder-rules.js';

const ICALENDAR = 'text/calendar; charset=utf-8';

/** The deadlines of a municipality, and how it reminds of them. */
@Controller('m/:place/deadlines')
export class DeadlinesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly running: RunningDeadlines,
    private readonly rules: ReminderRulesOf,
    private readonly saveRules: SaveReminderRules,
  ) {}

  @Get()
  @Requires('deadline.read')
  list(@CurrentActor() actor: Actor, @Place() place: PlaceRef): Promise<DeadlineList> {
    return this.running.list(actor, place);
  }

  @Get('settings')
  @Requires('deadline.read')
  settings(@Place() place: PlaceRef): Promise<ReminderSettingsView> {
    return this.rules.read(this.dataSource.manager, place.id);
  }

  @Put('settings')
  @Requires('calendar.manage')
  save(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Body() body: ReminderSettingsDto,
  ): Promise<{ version: number }> {
    return this.saveRules.run(actor, place, body);
  }
}

/** Personal calendar addresses of whoever is logged in. */
@Controller('mine/calendars')
export class PersonalCalendarsController {
  constructor(private readonly calendars: PersonalCalendars) {}

  @Get()
  @Requires('self.read')
  list(@CurrentActor() actor: Actor): Promise<CalendarFeedView[]> {
    return this.calendars.list(actor);
  }

  @Post()
  @Requires('self.read')
  make(@CurrentActor() actor: Actor, @Body() { name }: CalendarNameDto): Promise<NewCalendarFeed> {
    return this.calendars.make(actor, name);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('self.read')
  end(@CurrentActor() actor: Actor, @UuidParam('id') id: string): Promise<void> {
    return this.calendars.end(actor, id);
  }
}

/** Calendars that programs fetch. The address of a personal one is the secret. */
@Controller()
@Public()
export class CalendarFeedsController {
  constructor(
    private readonly personal: PersonalCalendarQuery,
    private readonly open: PublicCalendarQuery,
  ) {}

  @Get('calendars/:file')
  @RateLimit('export')
  @Header('Content-Type', ICALENDAR)
  @Header('Cache-Control', 'private, no-store')
  @Header('X-Robots-Tag', 'noindex')
  own(@Param('file') file: string): Promise<string> {
    const token = /^([\w-]{32})\.ics$/.exec(file)?.[1];
    if (!token) throw Refused.notFound('calendar');
    return this.personal.read(token);
  }

  @Get('public/m/:place/calendar')
  read(@Place() place: PlaceRef, @Query() query: CalendarFilterDto): Promise<PublicCalendar> {
    return this.open.read(place, toFilter(query));
  }

  @Get('public/m/:place/calendar.ics')
  @Header('Content-Type', ICALENDAR)
  file(@Place() place: PlaceRef, @Query() query: CalendarFilterDto): Promise<string> {
    return this.open.calendar(place, query.lang ?? 'lv', toFilter(query));
  }
}

function toFilter({ kind, topic, act }: CalendarFilterDto): CalendarFilter {
  return { ...(kind ? { kinds: [kind] } : {}), ...(topic ? { topic } : {}), ...(act ? { act } : {}) };
}
