import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CalendarEvent, LegalDay } from '#libs/contracts';
import { addUnits, computeDeadline, deadlineRule, type DeadlineCode } from '#libs/legal-calendar';
import { CalendarSources, type CalendarContext, type SourcedDeadline } from '../../bylaws/index.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { OutboxHandlers } from '../../platform/outbox/outbox-handlers.js';

interface EventRow {
  id: string;
  code: string;
  title: string;
  bases: string[];
  opens: LegalDay;
  closes: LegalDay;
  approvedDay: LegalDay | null;
  publishedDay: LegalDay | null;
  decidedDay: LegalDay | null;
  announcedDay: LegalDay | null;
  topic: string | null;
  act: string | null;
  territory: string | null;
}

interface GatheringRow {
  kind: 'meeting' | 'survey';
  id: string;
  title: string;
  day: LegalDay;
  until: LegalDay | null;
  time: string | null;
  location: string | null;
}

/** What ended longer ago is in no calendar. */
const BACK_DAYS = 60;

/** Participation events, meetings and surveys in calendars and news, and what is due after a public discussion. */
@Injectable()
export class EventCalendar implements OnModuleInit {
  constructor(
    private readonly sources: CalendarSources,
    private readonly handlers: OutboxHandlers,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.sources.events((context) => this.events(context));
    this.sources.deadlines((context) => this.deadlines(context));
    this.handlers.on('participationEvent.announced', (payload) =>
      this.tell(String(payload['municipalityId']), String(payload['eventId'])),
    );
  }

  private async events(context: CalendarContext): Promise<CalendarEvent[]> {
    const { slug } = context;
    const announced = await this.announced(context);
    const gatherings = await this.gatherings(context);
    return [
      ...announced
        // The stage of PL 46(3) is in the calendar by itself.
        .filter(({ bases }) => !bases.includes('opinion_stage'))
        .map((event): CalendarEvent => ({
          key: `discussion:${event.id}`,
          kind: 'discussion',
          day: event.opens,
          until: event.closes,
          time: null,
          title: event.title,
          location: null,
          path: `${slug}/lidzdaliba/${event.code}`,
          topic: event.topic,
          act: event.act,
        })),
      ...gatherings.map(({ kind, id, ...gathering }): CalendarEvent => ({
        key: `${kind}:${id}`,
        kind,
        ...gathering,
        path: `${slug}/${kind === 'meeting' ? 'sanaksmes' : 'aptaujas'}/${id}`,
        topic: null,
        act: null,
      })),
    ];
  }

  /** After the summary of a public discussion was approved it is published and the council decides (PL 55(5)–(6)). */
  private async deadlines(context: CalendarContext): Promise<SourcedDeadline[]> {
    const rows = await this.rows(context, `e.state = 'summarised' AND 'public_discussion' = ANY(e.bases)`);
    return rows.flatMap((event) => [
      ...(event.publishedDay === null ? this.due('PA.SUMMARY_PUB', event, context) : []),
      ...(event.decidedDay === null ? this.due('PA.DECIDE', event, context) : []),
    ]);
  }

  private due(
    code: DeadlineCode,
    { id, code: number, title, approvedDay }: EventRow,
    { calendar, slug }: CalendarContext,
  ): SourcedDeadline[] {
    if (approvedDay === null) return [];
    const rule = deadlineRule(code);
    const { day, explanation } = computeDeadline(rule, approvedDay, calendar);
    return [
      {
        code,
        article: rule.article,
        from: approvedDay,
        day,
        sense: 'due',
        explanation,
        subject: { kind: 'participation', id, code: number, title },
        role: 'lawyer',
        beside: true,
        path: `darbs/${slug}/lidzdaliba/${number}`,
      },
    ];
  }

  /** News to whoever subscribes: of its territory, or of all where it names none. */
  private async tell(municipalityId: string, eventId: string): Promise<void> {
    await this.unitOfWork.run({ kind: 'system' }, async (tx) => {
      const [place] = await tx.manager.query<{ slug: string }[]>(
        `SELECT slug FROM municipality WHERE id = $1`,
        [municipalityId],
      );
      const [event] = await this.rows({ manager: tx.manager, municipalityId }, `e.id = $2`, [eventId]);
      if (!place || !event || event.bases.includes('opinion_stage')) return;
      tx.emit('news.publish', {
        municipalityId,
        key: `participation:${event.id}`,
        title: event.title,
        path: `${place.slug}/lidzdaliba/${event.code}`,
        day: event.announcedDay,
        topic: event.topic,
        act: event.act,
        territory: event.territory,
      });
    });
  }

  private announced(context: CalendarContext): Promise<EventRow[]> {
    return this.rows(context, `e.state IN ('announced', 'summarised', 'concluded') AND e.closes >= $2`, [
      addUnits(context.today, -BACK_DAYS, 'day'),
    ]);
  }

  private rows(
    { manager, municipalityId }: Pick<CalendarContext, 'manager' | 'municipalityId'>,
    condition: string,
    values: string[] = [],
  ): Promise<EventRow[]> {
    return manager.query<EventRow[]>(
      `SELECT e.id, e.code, e.title, e.bases, e.opens::text, e.closes::text, e.approved_day::text AS "approvedDay",
              e.published_day::text AS "publishedDay", e.decided_day::text AS "decidedDay",
              e.announced_day::text AS "announcedDay", d.topic, d.code AS act,
              nullif(btrim(e.notice->>'territory'), '') AS territory
         FROM participation_event e
         LEFT JOIN dossier d ON d.municipality_id = e.municipality_id AND d.id = e.dossier_id
        WHERE e.municipality_id = $1 AND ${condition} ORDER BY e.opens, e.code`,
      [municipalityId, ...values],
    );
  }

  private gatherings({ manager, municipalityId, today }: CalendarContext): Promise<GatheringRow[]> {
    return manager.query<GatheringRow[]>(
      `SELECT 'meeting' AS kind, m.id, m.topic AS title, m.day::text, NULL AS until, m.begins AS time,
              nullif(m.place, '') AS location
         FROM participation_meeting m
        WHERE m.municipality_id = $1 AND m.announced_day IS NOT NULL AND m.state <> 'cancelled' AND m.day >= $2
       UNION ALL
       SELECT 'survey', s.id, s.title, s.opens::text, s.closes::text, NULL, NULL FROM survey s
        WHERE s.municipality_id = $1 AND s.state <> 'draft' AND s.closes >= $2
       ORDER BY 4, 2`,
      [municipalityId, addUnits(today, -BACK_DAYS, 'day')],
    );
  }
}
