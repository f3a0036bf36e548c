import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { CalendarEntry, LegalDay } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { moveViolations } from './calendar-rules.js';
import { auditDay, insertDay } from './save-calendar-day.js';

/** Enters a working day that is free and the day of rest on which it is worked off, together. */
@Injectable()
export class MoveWorkingDay {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  run(
    actor: Actor,
    place: PlaceRef,
    input: { freeDay: LegalDay; workingDay: LegalDay; name: string; source: string },
  ): Promise<void> {
    const violations = moveViolations(input.freeDay, input.workingDay);
    if (violations.length > 0) throw new Refused(violations, 422);
    return this.unitOfWork.run(actor, async (tx) => {
      const pairId = randomUUID();
      const shared = { name: input.name.trim(), source: input.source.trim() };
      const pair: CalendarEntry[] = [
        { day: input.freeDay, kind: 'moved_free', ...shared },
        { day: input.workingDay, kind: 'moved_working', ...shared },
      ];
      for (const entry of pair.sort((a, b) => (a.day < b.day ? -1 : 1))) {
        const id = randomUUID();
        await insertDay(tx.manager, place, id, entry, pairId);
        auditDay(tx, place, 'calendar.dayAdded', id, entry);
      }
    });
  }
}
