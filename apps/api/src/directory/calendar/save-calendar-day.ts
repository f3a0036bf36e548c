import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { CalendarEntry } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { guardedUpdate } from '../guarded-update.js';
import { dayViolations } from './calendar-rules.js';

/** Enters one day of the municipality's own, which replaces the installation's day of the same date, or changes it. */
@Injectable()
export class SaveCalendarDay {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** `existing` names the own row to change; a day that is one of a moved pair keeps its date and kind. */
  run(
    actor: Actor,
    place: PlaceRef,
    entry: CalendarEntry,
    existing?: { id: string; version: number },
  ): Promise<{ id: string }> {
    const violations = dayViolations(entry);
    if (violations.length > 0) throw new Refused(violations, 422);
    return this.unitOfWork.run(actor, async (tx) => {
      const clean = { ...entry, name: entry.name.trim(), source: entry.source.trim() };
      const id = existing ? await change(tx.manager, place, clean, existing) : randomUUID();
      if (!existing) await insertDay(tx.manager, place, id, clean, null);
      auditDay(tx, place, existing ? 'calendar.dayChanged' : 'calendar.dayAdded', id, clean);
      return { id };
    });
  }
}

/** Inserts an own row. @throws Refused (409) when the municipality has a row for the day. */
export async function insertDay(
  manager: EntityManager,
  place: PlaceRef,
  id: string,
  entry: CalendarEntry,
  pairId: string | null,
): Promise<void> {
  const inserted = await manager.query<unknown[]>(
    `INSERT INTO calendar_day (id, municipality_id, day, kind, name, source, pair_id) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (municipality_id, day) DO NOTHING RETURNING id`,
    [id, place.id, entry.day, entry.kind, entry.name, entry.source, pairId],
  );
  if (inserted.length === 0) {
    throw new Refused([{ code: 'calendarDayTaken', where: 'day', params: { day: entry.day } }], 409);
  }
}

/** Records a change of the calendar; a source is an order or a decision, never a person. */
export function auditDay(
  tx: Transaction,
  place: PlaceRef,
  action: string,
  id: string,
  entry: CalendarEntry,
): void {
  tx.audit({
    municipalityId: place.id,
    action,
    subjectType: 'calendarDay',
    subjectId: id,
    permission: 'calendar.manage',
    details: { day: entry.day, kind: entry.kind },
  });
  tx.emit('calendar.changed', { municipalityId: place.id, day: entry.day });
}

async function change(
  manager: EntityManager,
  place: PlaceRef,
  entry: CalendarEntry,
  existing: { id: string; version: number },
): Promise<string> {
  const [row] = await manager.query<{ day: string; kind: string; pair_id: string | null }[]>(
    `SELECT day::text, kind, pair_id FROM calendar_day WHERE municipality_id = $1 AND id = $2 FOR UPDATE`,
    [place.id, existing.id],
  );
  if (!row) throw Refused.notFound('calendarDay');
  if (row.pair_id && (row.day !== entry.day || row.kind !== entry.kind)) {
    throw new Refused([{ code: 'calendarDayPaired', where: 'day' }], 409);
  }
  const [taken] = await manager.query<unknown[]>(
    `SELECT 1 FROM calendar_day WHERE municipality_id = $1 AND day = $2 AND id <> $3`,
    [place.id, entry.day, existing.id],
  );
  if (taken) throw new Refused([{ code: 'calendarDayTaken', where: 'day', params: { day: entry.day } }], 409);
  await guardedUpdate(
    manager,
    'calendarDay',
    `UPDATE calendar_day SET day = $4, kind = $5, name = $6, source = $7, version = version + 1
      WHERE municipality_id = $1 AND id = $2 AND version = $3 RETURNING version`,
    [place.id, existing.id, existing.version, entry.day, entry.kind, entry.name, entry.source],
  );
  return existing.id;
}
