import { Injectable, type OnModuleInit } from '@nestjs/common';
import { entryIntoForceDay } from '#libs/bylaw-procedure';
import type { LegalDay, CalendarEvent } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import { CalendarSources, DossierFactsRegistry, type CalendarContext } from '../bylaws/index.js';

interface Row {
  id: string;
  code: string;
  title: string;
  topic: string;
  officialDay: LegalDay;
}

/** Acts that were published longer ago came into force before anybody's calendar begins. */
const BACK_DAYS = 400;
/** Entries into force shown after they happened. */
const SHOWN_DAYS = 60;

/** The days on which by-laws that were published enter into force (PL 47(1)). */
@Injectable()
export class EntryCalendar implements OnModuleInit {
  constructor(
    private readonly sources: CalendarSources,
    private readonly registry: DossierFactsRegistry,
  ) {}

  onModuleInit(): void {
    this.sources.events((context) => this.of(context));
  }

  private async of({ manager, municipalityId, slug, today }: CalendarContext): Promise<CalendarEvent[]> {
    const rows = await manager.query<Row[]>(
      `SELECT d.id, d.code, d.title, d.topic, p.official_day::text AS "officialDay"
         FROM promulgation p JOIN dossier d ON d.municipality_id = p.municipality_id AND d.id = p.dossier_id
        WHERE p.municipality_id = $1 AND p.official_day >= $2 AND (d.state = 'promulgated' OR p.official_day >= $3)
        ORDER BY p.official_day, d.code`,
      [municipalityId, addUnits(today, -BACK_DAYS, 'day'), addUnits(today, -SHOWN_DAYS, 'day')],
    );
    const events: CalendarEvent[] = [];
    for (const row of rows) {
      const facts = await this.registry.gather(manager, {
        municipalityId,
        dossierId: row.id,
        today,
        reason: null,
      });
      const day = entryIntoForceDay(facts);
      if (day === null || day < addUnits(today, -SHOWN_DAYS, 'day')) continue;
      events.push({
        key: `in_force:${row.id}`,
        kind: 'in_force',
        day,
        until: null,
        time: null,
        title: row.title,
        location: null,
        path: `${slug}/noteikumi/${row.code}`,
        topic: row.topic,
        act: row.code,
      });
    }
    return events;
  }
}
