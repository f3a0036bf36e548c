import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { LegalDay } from '#libs/contracts';
import { CalendarSources, type CalendarContext, type SourcedDeadline } from '../bylaws/index.js';

/** Name of the term; it is the municipality's own and stands in no law. */
const TERM = 'COORDINATION';

interface Row {
  id: string;
  dossierId: string;
  code: string;
  title: string;
  sentDay: LegalDay;
  dueDay: LegalDay;
}

/** The terms of rounds that run: after them whoever has not answered is taken to agree. */
@Injectable()
export class RoundCalendar implements OnModuleInit {
  constructor(private readonly sources: CalendarSources) {}

  onModuleInit(): void {
    this.sources.deadlines((context) => this.of(context));
  }

  private async of({ manager, municipalityId, slug }: CalendarContext): Promise<SourcedDeadline[]> {
    const rows = await manager.query<Row[]>(
      `SELECT r.id, d.id AS "dossierId", d.code, d.title, r.sent_day::text AS "sentDay", r.due_day::text AS "dueDay"
         FROM coordination_round r
         JOIN dossier d ON d.municipality_id = r.municipality_id AND d.id = r.dossier_id
        WHERE r.municipality_id = $1 AND r.ended_day IS NULL ORDER BY r.due_day, r.id`,
      [municipalityId],
    );
    return rows.map((row) => ({
      code: TERM,
      article: null,
      from: row.sentDay,
      day: row.dueDay,
      sense: 'passes',
      subject: { kind: 'coordination', id: row.id, code: row.code, title: row.title },
      role: null,
      path: `darbs/${slug}/akti/${row.code}/saskanosana`,
    }));
  }
}
