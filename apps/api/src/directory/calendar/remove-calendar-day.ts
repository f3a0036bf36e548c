import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { CalendarEntry } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { auditDay } from './save-calendar-day.js';

/** Removes an own day, with the other half of a moved pair; the installation's day of that date holds again. */
@Injectable()
export class RemoveCalendarDay {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  run(actor: Actor, place: PlaceRef, id: string, version: number): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const rows = await tx.manager.query<(CalendarEntry & { id: string; version: number })[]>(
        `SELECT c.id, c.version, c.day::text, c.kind, c.name, c.source
           FROM calendar_day c, calendar_day one
          WHERE one.municipality_id = $1 AND one.id = $2 AND c.municipality_id = $1
            AND (c.id = one.id OR c.pair_id = one.pair_id)
          ORDER BY c.day FOR UPDATE OF c`,
        [place.id, id],
      );
      const named = rows.find((row) => row.id === id);
      if (!named) throw Refused.notFound('calendarDay');
      if (named.version !== version) throw Refused.stale('calendarDay');
      for (const row of rows) {
        await tx.manager.query(`DELETE FROM calendar_day WHERE municipality_id = $1 AND id = $2`, [
          place.id,
          row.id,
        ]);
        auditDay(tx, place, 'calendar.dayRemoved', row.id, row);
      }
    });
  }
}
