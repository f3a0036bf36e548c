import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { createCalendar, type CalendarRow, type LegalCalendar } from '#libs/legal-calendar';

/** The working days of a municipality: the installation's rows, and its own where it has any for a day. */
@Injectable()
export class WorkingDays {
  /** The calendar as the administrator's data are now. */
  async calendar(manager: EntityManager, municipalityId: string): Promise<LegalCalendar> {
    const rows = await manager.query<CalendarRow[]>(
      `SELECT DISTINCT ON (day) day::text, kind, name FROM calendar_day
        WHERE municipality_id = $1 OR municipality_id IS NULL
        ORDER BY day, municipality_id NULLS LAST`,
      [municipalityId],
    );
    return createCalendar(rows);
  }
}
