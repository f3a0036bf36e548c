import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CalendarEvent, EventMethod } from '#libs/contracts';
import { dutiesOf, lastDayOf } from '#libs/participation-rules';
import { CalendarSources, type CalendarContext, type SourcedDeadline } from '../../bylaws/index.js';
import { MeetingStore } from '../meetings/meeting-store.js';
import { SurveyStore } from '../surveys/survey-store.js';
import { EventStore, isPublic, outcomeOf, planOf, type EventData } from './event-store.js';

/** Duties that somebody of the municipality has to do; the others are only days to know. */
const TO_DO = new Set(['PA.NOTICE', 'PA.SUMMARY_PUB', 'PA.DECIDE']);
const SURVEY: EventMethod = 'survey';

/** What participation events bring into calendars: their duties with articles, and what anybody can take part in. */
@Injectable()
export class EventsCalendar implements OnModuleInit {
  constructor(
    private readonly sources: CalendarSources,
    private readonly events: EventStore,
    private readonly meetings: MeetingStore,
    private readonly surveys: SurveyStore,
  ) {}

  onModuleInit(): void {
    this.sources.deadlines((context) => this.deadlines(context));
    this.sources.events((context) => this.open(context));
  }

  private async deadlines({
    manager,
    municipalityId,
    slug,
    today,
    calendar,
  }: CalendarContext): Promise<SourcedDeadline[]> {
    const events = await this.events.list(manager, municipalityId);
    return events
      .filter(({ state }) => state !== 'cancelled' && state !== 'concluded')
      .flatMap((event) =>
        dutiesOf({ event: planOf(event), outcome: outcomeOf(event), today }, calendar)
          .filter(({ code, doneDay }) => TO_DO.has(code) && doneDay === null)
          .map(({ code, article, day }) => ({
            code,
            article,
            from: code === 'PA.NOTICE' ? event.opens : event.approvedDay,
            day,
            sense: 'due' as const,
            subject: { kind: 'participation' as const, id: event.id, code: event.code, title: event.title },
            role: 'lawyer',
            beside: true as const,
            path: `darbs/${slug}/lidzdaliba/${event.code}`,
          })),
      );
  }

  private async open({ manager, municipalityId, slug, calendar }: CalendarContext): Promise<CalendarEvent[]> {
    const events = (await this.events.list(manager, municipalityId)).filter(
      (event) => isPublic(event) && event.state !== 'cancelled',
    );
    const found: CalendarEvent[] = [];
    for (const event of events) {
      const common = { topic: null, act: event.dossierState === 'draft' ? null : event.dossierCode };
      if (event.opens && event.closes && event.methods.some((method) => method !== SURVEY)) {
        found.push({
          ...common,
          key: `discussion:${event.id}`,
          kind: 'discussion',
          day: event.opens,
          until: lastDayOf(event.closes, calendar),
          time: null,
          title: event.title,
          location: null,
          path: `${slug}/lidzdaliba/${event.code}`,
        });
      }
      found.push(...(await this.gatherings(manager, municipalityId, slug, event, common)));
    }
    return found;
  }

  private async gatherings(
    manager: CalendarContext['manager'],
    municipalityId: string,
    slug: string,
    event: EventData,
    common: Pick<CalendarEvent, 'topic' | 'act'>,
  ): Promise<CalendarEvent[]> {
    const meetings = await this.meetings.of(manager, municipalityId, event.id);
    const surveys = await this.surveys.of(manager, municipalityId, event.id, false);
    return [
      ...meetings
        .filter(({ announcedDay, state }) => announcedDay !== null && state !== 'cancelled')
        .map((meeting) => ({
          ...common,
          key: `meeting:${meeting.id}`,
          kind: 'meeting' as const,
          day: meeting.day,
          until: null,
          time: meeting.begins,
          title: meeting.topic,
          location: meeting.place || null,
          path: `${slug}/sanaksmes/${meeting.id}`,
        })),
      ...surveys.flatMap((survey) =>
        survey.opens
          ? [
              {
                ...common,
                key: `survey:${survey.id}`,
                kind: 'survey' as const,
                day: survey.opens,
                until: survey.closes,
                time: null,
                title: survey.title,
                location: null,
                path: `${slug}/aptaujas/${survey.id}`,
              },
            ]
          : [],
      ),
    ];
  }
}
