import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { UndoneMarkView } from '#libs/contracts';
import { PeopleNames } from '../../directory/index.js';

type Row = Omit<UndoneMarkView, 'decidable'>;

/** Marks in the roll that were called mistakes, as clerks, the coordinator and the minutes tell of them. */
@Injectable()
export class UndoneMarks {
  constructor(private readonly people: PeopleNames) {}

  /** Newest first; decidable by the reader are those that somebody else asked for. */
  async of(
    manager: EntityManager,
    municipalityId: string,
    cycleId: string,
    reader: string | null = null,
  ): Promise<UndoneMarkView[]> {
    const rows = await manager.query<Row[]>(
      `SELECT id, unit_id AS "unitId", polling_place AS "pollingPlace", reason, state, asked_by AS "askedBy",
              asked_on::text AS "askedOn", decided_by AS "decidedBy", decided_on::text AS "decidedOn"
         FROM undone_mark WHERE municipality_id = $1 AND cycle_id = $2
        ORDER BY state = 'waiting' DESC, asked_on DESC, id`,
      [municipalityId, cycleId],
    );
    const names = await this.people.of(
      rows.flatMap(({ askedBy, decidedBy }) => [askedBy, ...(decidedBy ? [decidedBy] : [])]),
      manager,
    );
    return rows.map((row) => ({
      ...row,
      decidable: row.state === 'waiting' && reader !== null && row.askedBy !== reader,
      askedBy: names.get(row.askedBy) ?? '',
      decidedBy: row.decidedBy && (names.get(row.decidedBy) ?? ''),
    }));
  }
}
