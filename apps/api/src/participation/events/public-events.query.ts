import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EventListItem, LegalDay, MeetingPage, OpenMatter, PublicParticipation } from '#libs/contracts';
import { lastDayOf, noticeArticle } from '#libs/participation-rules';
import { PublicDossiers } from '../../bylaws/index.js';
import { WorkingCalendar } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { Refused } from '../../platform/http/refused.js';
import { AdvisoryStore } from '../advisory/advisory-store.js';
import { countOpinions } from '../count-opinions.query.js';
import { FormTokens } from '../form-tokens.js';
import { MeetingStore, publicMeeting } from '../meetings/meeting-store.js';
import { OpinionList } from '../opinion-list.query.js';
import { SurveyStore } from '../surveys/survey-store.js';
import { CouncilDecisions } from './council-decisions.query.js';
import {
  acceptsOpinions,
  byStage,
  EventStore,
  isPublic,
  listItem,
  outcomeOf,
  sameArticle,
  type EventData,
} from './event-store.js';

/** Events as everybody sees them: nothing of them exists before they are announced. */
@Injectable()
export class PublicEvents {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly dossiers: PublicDossiers,
    private readonly workingDays: WorkingCalendar,
    private readonly events: EventStore,
    private readonly meetings: MeetingStore,
    private readonly surveys: SurveyStore,
    private readonly opinions: OpinionList,
    private readonly tokens: FormTokens,
    private readonly councils: AdvisoryStore,
    private readonly decisions: CouncilDecisions,
  ) {}

  /** What was announced, of the municipality or of one dossier: what runs by its end, then what comes, then the past. */
  async list(place: PlaceRef, dossierId: string | null = null): Promise<EventListItem[]> {
    const { manager } = this.dataSource;
    const calendar = await this.workingDays.calendarFor(manager, place.id);
    const today = this.clock.legalToday();
    const events = await this.events.list(manager, place.id, dossierId);
    const items = await Promise.all(
      events
        .filter(isPublic)
        .map((event) => this.item(place, event, event.closes ? lastDayOf(event.closes, calendar) : null)),
    );
    const order = (item: EventListItem): string => {
      const over = item.state !== 'announced' || (item.lastDay ?? '') < today;
      if (over) return `3${invert(item.lastDay ?? '')}`;
      return (item.opens ?? '') <= today ? `1${item.lastDay}` : `2${item.opens}`;
    };
    return items.sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
  }

  /** Events that take opinions now, of one municipality or of all; one that is an opinion stage is told there. */
  async open(municipalityId: string | null): Promise<OpenMatter[]> {
    const { manager } = this.dataSource;
    const today = this.clock.legalToday();
    const rows = await manager.query<
      (Omit<OpenMatter, 'kind' | 'path' | 'until'> & {
        until: LegalDay;
        code: string;
        municipalityId: string;
      })[]
    >(
      `SELECT e.code, e.municipality_id AS "municipalityId", m.slug AS place, m.name AS "placeName", m.colour, e.title,
              nullif(e.notice->>'question', '') AS question, e.closes::text AS until,
              (SELECT count(*)::int FROM opinion o
                WHERE o.municipality_id = e.municipality_id AND o.event_id = e.id) AS opinions
         FROM participation_event e JOIN municipality m ON m.id = e.municipality_id
        WHERE e.state = 'announced' AND e.opens <= $2 AND ($1::uuid IS NULL OR e.municipality_id = $1)
          AND NOT ('opinion_stage' = ANY(e.bases) AND e.dossier_id IS NOT NULL)`,
      [municipalityId, today],
    );
    const open = await Promise.all(
      rows.map(async ({ code, municipalityId: id, ...row }) => ({
        ...row,
        kind: 'participation' as const,
        path: `/${row.place}/lidzdaliba/${code}`,
        until: lastDayOf(row.until, await this.workingDays.calendarFor(manager, id)),
      })),
    );
    return open.filter(({ until }) => until >= today);
  }

  /** One event. @throws Refused 404 for one that is being prepared. */
  async read(place: PlaceRef, code: string): Promise<PublicParticipation> {
    const { manager } = this.dataSource;
    const event = await this.events.load(manager, place.id, code);
    if (!isPublic(event)) throw Refused.notFound('event');
    const today = this.clock.legalToday();
    const calendar = await this.workingDays.calendarFor(manager, place.id);
    const lastDay = event.closes ? lastDayOf(event.closes, calendar) : null;
    const about = { eventId: event.id };
    const { received, published, answered } = await countOpinions(manager, place.id, about);
    const article = noticeArticle(event.bases);
    const publication = (await this.events.publicationsOf(manager, event)).find(
      (record) => !record.withdrawn && sameArticle(record.article, article),
    );
    const meetings = await this.meetings.of(manager, place.id, event.id);
    const surveys = await this.surveys.of(manager, place.id, event.id, false);
    const council = await this.councils.of(manager, place.id, event.id);
    const { documentTitle, grounds, aim, problem, policyArea, territory, information, responsible, places } =
      event.notice;
    return {
      ...(await this.item(place, event, lastDay)),
      subject: event.subject,
      documentTitle,
      grounds,
      aim,
      problem,
      policyArea,
      territory,
      information,
      responsible,
      places,
      groups: (await this.events.groups(manager, place.id, event.id)).map(({ id, name, impact }) => ({
        id,
        name,
        impact,
      })),
      discussion: event.bases.includes('public_discussion') ? await this.discussion(place, event) : null,
      outcome: event.approvedDay ? outcomeOf(event) : null,
      cancelledReason: event.cancelledReason,
      acceptsOpinions: acceptsOpinions(event, lastDay, today),
      opinionPath:
        byStage(event) && event.dossierState === 'opinion_stage'
          ? `/${place.slug}/noteikumi/${event.dossierCode}/viedoklis`
          : null,
      publication: publication
        ? { article, url: publication.url, from: publication.from, to: publication.to }
        : null,
      meetings: meetings
        .filter(({ announcedDay }) => announcedDay !== null)
        .map((meeting) => publicMeeting(meeting, today)),
      surveys: surveys.map(({ id, title, state, opens, closes, answers }) => ({
        id,
        title,
        state,
        opens,
        closes,
        answers,
      })),
      council: council?.calledDay
        ? {
            id: council.id,
            name: council.name,
            applyBy: council.applyBy,
            composed: council.composedDay !== null,
          }
        : null,
      opinions: await this.opinions.published(manager, place.id, about),
      counts: { received, published, answered },
    };
  }

  /** A gathering with its registration form. @throws Refused 404 for one that is not announced. */
  async meeting(place: PlaceRef, id: string): Promise<MeetingPage> {
    const { manager } = this.dataSource;
    const meeting = await this.meetings.load(manager, place.id, id);
    if (meeting.announcedDay === null) throw Refused.notFound('meeting');
    const event = await this.events.load(manager, place.id, meeting.eventId);
    const groups = await this.events.groups(manager, place.id, event.id);
    return {
      meeting: publicMeeting(meeting, this.clock.legalToday()),
      event: { code: event.code, title: event.title },
      groups: groups.map((group) => ({ id: group.id, name: group.name })),
      token: this.tokens.issue(id),
    };
  }

  private async discussion(place: PlaceRef, event: EventData): Promise<PublicParticipation['discussion']> {
    const { discussion } = event;
    const decision = { number: discussion?.decisionNo ?? '', day: discussion?.decisionDay ?? null };
    const sitting = await this.decisions.sittingOf(this.dataSource.manager, place.id, decision);
    return {
      initiator: discussion?.initiator ?? null,
      decisionNo: decision.number,
      decisionDay: decision.day,
      decisionPath: sitting ? `/${place.slug}/dome/${sitting}` : null,
      gazetteReference: discussion?.gazetteReference ?? '',
      gazetteSent: discussion?.gazetteSent ?? null,
    };
  }

  /** A draft that nobody knows of yet stays unnamed, though it takes part in the event from its earliest stage. */
  private async item(place: PlaceRef, event: EventData, lastDay: LegalDay | null): Promise<EventListItem> {
    const item = listItem(event, lastDay);
    const known = event.dossierId ? await this.dossiers.find(place.id, event.dossierId) : null;
    return { ...item, dossier: known ? { code: known.code, title: known.title } : null };
  }
}

/** Digits turned round, so that the latest day comes first. */
function invert(day: LegalDay): string {
  return day.replaceAll(/\d/g, (digit) => String(9 - Number(digit)));
}
