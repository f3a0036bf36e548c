import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { RecordSittingVote } from '#libs/contracts';
import { newAgendaRows, readAgendaTable, readRollCallTable } from '#libs/council-rules';
import { DataSource } from 'typeorm';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Sittings } from '../sittings.js';

/** More items are no agenda. */
const MAX_ITEMS = 300;

/** Takes an agenda or a roll call over from the table that another system saved. */
@Injectable()
export class ImportTables {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly sittings: Sittings,
    private readonly clock: Clock,
  ) {}

  /** Adds all items that are not on the agenda yet, or none. @throws Refused 422 with every line that cannot be read, 409 once the sitting's day has come. */
  agenda(actor: Actor, place: PlaceRef, sittingId: string, table: string): Promise<{ added: number }> {
    const { rows: given, violations } = readAgendaTable(table);
    if (given.length > MAX_ITEMS)
      violations.push({ code: 'table_too_long', params: { max: MAX_ITEMS }, where: 'file' });
    if (violations.length > 0) throw new Refused(violations, 422);
    return this.unitOfWork.run(actor, async (tx) => {
      const sitting = await this.sittings.load(tx.manager, place.id, sittingId, true);
      if (sitting.state !== 'planned' || sitting.day <= this.clock.legalToday())
        throw new Refused(
          [{ code: 'import_only_before_sitting', article: { act: 'PL', ref: '34(2)' } }],
          409,
        );
      const present = await tx.manager.query<{ title: string; registerNumber: string | null }[]>(
        `SELECT title, register_number AS "registerNumber" FROM agenda_item
          WHERE municipality_id = $1 AND sitting_id = $2`,
        [place.id, sittingId],
      );
      const rows = newAgendaRows(given, present);
      if (rows.length === 0) return { added: 0 };
      await tx.manager.query(
        `INSERT INTO agenda_item (municipality_id, id, sitting_id, position, title, rapporteur, register_number,
           closed_ground, essence, created_at)
         SELECT $1, gen_random_uuid(), $2, last.position + r.place, r.title, r.rapporteur, r.register_number,
                CASE WHEN r.essence IS NULL THEN NULL ELSE 'other_restricted' END, r.essence, $3
           FROM (SELECT coalesce(max(position), 0) AS position FROM agenda_item
                  WHERE municipality_id = $1 AND sitting_id = $2) AS last,
                unnest($4::text[], $5::text[], $6::text[], $7::text[])
                  WITH ORDINALITY AS r (title, rapporteur, register_number, essence, place)`,
        [
          place.id,
          sittingId,
          this.clock.legalNow(),
          rows.map(({ title }) => title),
          rows.map(({ rapporteur }) => rapporteur),
          rows.map(({ registerNumber }) => registerNumber),
          rows.map(({ essence }) => essence),
        ],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'agenda.import',
        subjectType: 'sitting',
        subjectId: sittingId,
        permission: 'council.manage',
        details: { items: rows.length },
      });
      return { added: rows.length };
    });
  }

  /** Reads a roll call for the secretary's desk; nothing is recorded. @throws Refused 422 with every line that cannot be read. */
  async rollCall(place: PlaceRef, sittingId: string, table: string): Promise<RecordSittingVote['votes']> {
    const { manager } = this.dataSource;
    const sitting = await this.sittings.load(manager, place.id, sittingId);
    const seats = await this.sittings.seats(manager, place.id, sitting);
    const { rows, violations } = readRollCallTable(table, seats);
    if (violations.length > 0) throw new Refused(violations, 422);
    return rows.map((row) => ({ ...row, conflict: false }));
  }
}
