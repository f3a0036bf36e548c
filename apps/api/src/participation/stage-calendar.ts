import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { LegalDay, CalendarEvent } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import { CalendarSources, type CalendarContext } from '../bylaws/index.js';
import { OpinionStages } from './opinion-stages.js';

interface Row {
  id: string;
  code: string;
  title: string;
  topic: string;
  question: string;
  opens: LegalDay;
  closes: LegalDay;
}

/** Stages that ended longer ago are in no calendar. */
const BACK_DAYS = 60;

/** Opinion stages as events from their first to their last day. */
@Injectable()
export class StageCalendar implements OnModuleInit {
  constructor(
    private readonly sources: CalendarSources,
    private readonly stages: OpinionStages,
  ) {}

  onModuleInit(): void {
    this.sources.events((context) => this.of(context));
  }

  private async of({ manager, municipalityId, slug, today }: CalendarContext): Promise<CalendarEvent[]> {
    const rows = await manager.query<Row[]>(
      `SELECT s.id, d.code, d.title, d.topic, s.question, s.opens::text, s.closes::text
         FROM opinion_stage s
         JOIN dossier d ON d.municipality_id = s.municipality_id AND d.id = s.dossier_id
        WHERE s.municipality_id = $1 AND s.state IN ('open', 'closed') AND s.interrupted_on IS NULL AND s.closes >= $2
        ORDER BY s.closes, s.id`,
      [municipalityId, addUnits(today, -BACK_DAYS, 'day')],
    );
    return Promise.all(
      rows.map(async (row) => ({
        key: `opinion:${row.id}`,
        kind: 'opinion' as const,
        day: row.opens,
        until: await this.stages.lastDay(manager, municipalityId, row.closes),
        time: null,
        title: row.title,
        location: null,
        path: `${slug}/noteikumi/${row.code}`,
        topic: row.topic,
        act: row.code,
      })),
    );
  }
}
