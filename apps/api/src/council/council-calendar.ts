import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { LegalDay, CalendarEvent, SittingKind, SittingState } from '#libs/contracts';
import { addUnits, computeDeadline, deadlineRule, rigaTime, type DeadlineCode } from '#libs/legal-calendar';
import { CalendarSources, type CalendarContext, type SourcedDeadline } from '../bylaws/index.js';
import { Publications } from '../participation/index.js';

interface Row {
  id: string;
  kind: SittingKind;
  day: LegalDay;
  startsAt: Date;
  place: string;
  state: SittingState;
  chairId: string;
  items: number;
  withoutMaterials: number;
}

/** Sittings further back concern nobody's calendar any more. */
const BACK_DAYS = 60;

/** Sittings as events, and what has to be done before and after them (PL 28, 38). */
@Injectable()
export class CouncilCalendar implements OnModuleInit {
  constructor(
    private readonly sources: CalendarSources,
    private readonly publications: Publications,
  ) {}

  onModuleInit(): void {
    this.sources.deadlines((context) => this.deadlines(context));
    this.sources.events((context) => this.events(context));
  }

  private async events(context: CalendarContext): Promise<CalendarEvent[]> {
    const rows = await this.rows(context);
    return rows.map((row) => ({
      key: `sitting:${row.id}`,
      kind: row.kind === 'regular' ? 'sitting' : 'extraordinary_sitting',
      day: row.day,
      until: null,
      time: rigaTime(row.startsAt.getTime()),
      title: '',
      location: row.place,
      path: `${context.slug}/dome`,
      topic: null,
      act: null,
    }));
  }

  private async deadlines(context: CalendarContext): Promise<SourcedDeadline[]> {
    const found: SourcedDeadline[] = [];
    for (const row of await this.rows(context)) {
      const of = (code: DeadlineCode, role: string): SourcedDeadline => sourced(row, code, role, context);
      if (row.state === 'closed') continue;
      if (row.day < context.today) {
        found.push({ ...of('D.SIGN_MINUTES', 'sitting_chair'), personId: row.chairId });
      } else if (row.kind === 'regular') {
        const records = await this.publications.ofSitting(context.manager, context.municipalityId, row.id);
        if (row.items === 0 || row.withoutMaterials > 0) found.push(of('SN.MATERIALS', 'council_secretary'));
        if (!records.some(({ article }) => article.act === 'PL' && article.ref === '28(3)'))
          found.push(of('SN.AGENDA_NOTICE', 'council_secretary'));
      }
    }
    return found;
  }

  private rows({ manager, municipalityId, today }: CalendarContext): Promise<Row[]> {
    return manager.query<Row[]>(
      `SELECT s.id, s.kind, s.day::text, s.starts_at AS "startsAt", s.place, s.state, s.chair_id AS "chairId",
              (SELECT count(*)::int FROM agenda_item i WHERE i.municipality_id = s.municipality_id
                  AND i.sitting_id = s.id AND i.outcome IS DISTINCT FROM 'removed') AS items,
              (SELECT count(*)::int FROM agenda_item i WHERE i.municipality_id = s.municipality_id
                  AND i.sitting_id = s.id AND i.outcome IS DISTINCT FROM 'removed'
                  AND i.added_for IS NULL AND i.materials_at IS NULL) AS "withoutMaterials"
         FROM sitting s
        WHERE s.municipality_id = $1 AND s.committee_id IS NULL AND s.day >= $2 ORDER BY s.day, s.starts_at, s.id`,
      [municipalityId, addUnits(today, -BACK_DAYS, 'day')],
    );
  }
}

function sourced(
  row: Row,
  code: DeadlineCode,
  role: string,
  { calendar, slug }: CalendarContext,
): SourcedDeadline {
  const rule = deadlineRule(code);
  const { day, explanation } = computeDeadline(rule, row.day, calendar);
  return {
    code,
    article: rule.article,
    from: row.day,
    day,
    sense: 'due',
    explanation,
    subject: { kind: 'sitting', id: row.id, code: '', title: '' },
    role,
    beside: true,
    path: `darbs/${slug}/sedes/${row.id}`,
  };
}
