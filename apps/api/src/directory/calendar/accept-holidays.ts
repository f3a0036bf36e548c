import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { LegalDay } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { CalendarYear } from './calendar-year.query.js';
import { auditDay } from './save-calendar-day.js';

/** Takes proposed holidays into the municipality's own calendar; an own day of the same date is replaced. */
@Injectable()
export class AcceptHolidays {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly calendar: CalendarYear,
  ) {}

  /** @param days which of the year's proposed days; each must be proposed and not be entered like that already. */
  run(actor: Actor, place: PlaceRef, year: number, days: readonly LegalDay[]): Promise<{ accepted: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const proposed = await this.calendar.proposal(place, year, tx.manager);
      const unknown = days.filter((day) => !proposed.some((one) => one.day === day && one.status !== 'same'));
      if (unknown.length > 0)
        throw new Refused([{ code: 'holidayNotProposed', params: { days: unknown } }], 409);
      const accepted = proposed.filter((one) => days.includes(one.day));
      for (const { day, kind, name, source } of accepted) {
        const [row] = await tx.manager.query<{ id: string }[]>(
          `INSERT INTO calendar_day (id, municipality_id, day, kind, name, source) VALUES ($1, $2, $3, $4, $5, $6)
           ON CONFLICT (municipality_id, day) DO UPDATE
             SET kind = EXCLUDED.kind, name = EXCLUDED.name, source = EXCLUDED.source,
                 version = calendar_day.version + 1
           WHERE calendar_day.pair_id IS NULL
           RETURNING id`,
          [randomUUID(), place.id, day, kind, name, source],
        );
        if (!row) throw new Refused([{ code: 'calendarDayPaired', params: { day } }], 409);
        auditDay(tx, place, 'calendar.holidayAccepted', row.id, { day, kind, name, source });
      }
      return { accepted: accepted.length };
    });
  }
}
