import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BylawsModule } from '../bylaws/index.js';
import { CouncilModule } from '../council/index.js';
import { ParticipationModule } from '../participation/index.js';
import { DeadlineAudience } from './deadline-audience.js';
import { DeadlineInbox } from './deadline-inbox.js';
import { CalendarFeedRow, DeadlineNotice, ReminderSettingsRow } from './deadline.entities.js';
import {
  CalendarFeedsController,
  DeadlinesController,
  PersonalCalendarsController,
} from './deadlines.controller.js';
import { PersonalCalendarQuery } from './personal-calendar.query.js';
import { PersonalCalendars } from './personal-calendars.js';
import { PublicCalendarQuery } from './public-calendar.query.js';
import { RemindOfDeadlines } from './remind-of-deadlines.js';
import { ReminderMails } from './reminder-mails.js';
import { ReminderRulesOf } from './reminder-rules.query.js';
import { RoleInbox } from './role-inbox.js';
import { RunningDeadlines } from './running-deadlines.query.js';
import { SaveReminderRules } from './save-reminder-rules.js';

/** Deadlines that run, reminders of them, calendars, and what waits for each role. */
@Module({
  imports: [
    BylawsModule,
    CouncilModule,
    ParticipationModule,
    TypeOrmModule.forFeature([ReminderSettingsRow, DeadlineNotice, CalendarFeedRow]),
  ],
  controllers: [DeadlinesController, PersonalCalendarsController, CalendarFeedsController],
  providers: [
    DeadlineAudience,
    DeadlineInbox,
    PersonalCalendarQuery,
    PersonalCalendars,
    PublicCalendarQuery,
    RemindOfDeadlines,
    ReminderMails,
    ReminderRulesOf,
    RoleInbox,
    RunningDeadlines,
    SaveReminderRules,
  ],
  exports: [PublicCalendarQuery],
})
export class DeadlinesModule {}
