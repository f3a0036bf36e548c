import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { can, type Actor } from '#libs/access-policy';
import type { EventDesk, EventListItem, LegalDay, ReachedGroup, TargetGroup } from '#libs/contracts';
import { dutiesOf, eventTerm, lastDayOf } from '#libs/participation-rules';
import { MunicipalityProfiles, WorkingCalendar } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { AdvisoryStore } from '../advisory/advisory-store.js';
import { CheckPublications } from '../checks/check-publications.js';
import { AccessRequests } from '../meetings/access-requests.js';
import { countOpinions } from '../count-opinions.query.js';
import { MeetingStore } from '../meetings/meeting-store.js';
import { OpinionList } from '../opinion-list.query.js';
import { SurveyStore } from '../surveys/survey-store.js';
import { EventStore, listItem, outcomeOf, planOf, type EventData } from './event-store.js';
import { MoveEvent } from './move-event.js';

const PERMISSIONS = ['participation.manage', 'participation.record', 'participation.answer'] as const;

/** Events as their organisers see them. */
@Injectable()
export class EventDeskQuery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly profiles: MunicipalityProfiles,
    private readonly workingDays: WorkingCalendar,
    private readonly events: EventStore,
    private readonly moves: MoveEvent,
    private readonly meetings: MeetingStore,
    private readonly surveys: SurveyStore,
    private readonly opinions: OpinionList,
    private readonly requests: AccessRequests,
    private readonly checks: CheckPublications,
    private readonly councils: AdvisoryStore,
  ) {}

  /** All events of the municipality, or of one of its dossiers. */
  async list(place: PlaceRef, dossierId: string | null): Promise<EventListItem[]> {
    const { manager } = this.dataSource;
    const calendar = await this.workingDays.calendarFor(manager, place.id);
    const events = await this.events.list(manager, place.id, dossierId);
    return events.map((event) => listItem(event, event.closes ? lastDayOf(event.closes, calendar) : null));
  }

  /** Everything about one event. @throws Refused 404. */
  async of(actor: Actor, place: PlaceRef, idOrCode: string): Promise<EventDesk> {
    const { manager } = this.dataSource;
    const today = this.clock.legalToday();
    const event = await this.events.load(manager, place.id, idOrCode);
    const calendar = await this.workingDays.calendarFor(manager, place.id);
    const publications = await this.events.publicationsOf(manager, event);
    const found = await this.checks.of(
      manager,
      place.id,
      publications.map(({ id }) => id),
    );
    const plan = planOf(event);
    // Names, addresses and what people need to take part are seen by those who work with them alone.
    const restricted = can(actor, 'participation.record', { municipalityId: place.id });
    const { officialDomain } = await this.profiles.byId(place.id);
    return {
      ...plan,
      ...listItem(event, event.closes ? lastDayOf(event.closes, calendar) : null),
      groups: await this.reached(event),
      outcome: outcomeOf(event),
      cancelledReason: event.cancelledReason,
      announcedDay: event.announcedDay,
      version: event.version,
      officialDomain,
      publications,
      checks: Object.fromEntries(found),
      toAnnounce: await this.moves.findings({ manager }, event),
      term: event.opens ? eventTerm(event, event.opens, calendar) : null,
      duties: dutiesOf({ event: plan, outcome: outcomeOf(event), today }, calendar),
      meetings: (await this.meetings.desk(manager, place.id, event.id, today, calendar)).map((meeting) =>
        restricted ? meeting : { ...meeting, registrations: [] },
      ),
      surveys: await this.surveys.desk(manager, place.id, event.id),
      council: await this.councils.desk(manager, place.id, event.id, restricted),
      opinions: await this.opinions.all(manager, place.id, { eventId: event.id }, restricted),
      counts: await countOpinions(manager, place.id, { eventId: event.id }),
      requests: restricted ? await this.requests.of(manager, place.id, event.id) : [],
      permissions: PERMISSIONS.filter((name) => can(actor, name, { municipalityId: place.id })),
    };
  }

  /** The term that bases, subject and methods ask for, before anything is saved. */
  async term(
    place: PlaceRef,
    facts: Parameters<typeof eventTerm>[0],
    opens: LegalDay,
  ): Promise<ReturnType<typeof eventTerm>> {
    return eventTerm(facts, opens, await this.workingDays.calendarFor(null, place.id));
  }

  /** Reach: of those invited, who registered and who said something (MK639 22.1). */
  private async reached(event: EventData): Promise<ReachedGroup[]> {
    const { municipalityId, id } = event;
    return this.dataSource.query<(TargetGroup & { registered: number; contributed: number })[]>(
      `SELECT g.id, g.name, g.impact, g.invited_day::text AS "invitedDay", g.invited_by AS "invitedBy",
              g.invited_count AS "invitedCount",
              (SELECT count(*)::int FROM meeting_registration r WHERE r.municipality_id = g.municipality_id
                AND r.group_id = g.id AND r.cancelled_at IS NULL) AS registered,
              (SELECT count(*)::int FROM opinion o WHERE o.municipality_id = g.municipality_id
                AND o.group_id = g.id) AS contributed
         FROM participation_group g WHERE g.municipality_id = $1 AND g.event_id = $2 ORDER BY g.place`,
      [municipalityId, id],
    );
  }
}
