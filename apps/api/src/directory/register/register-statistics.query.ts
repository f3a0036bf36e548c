import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RegisterStatistics } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';

/** What the last import of the register counted. */
@Injectable()
export class RegisterStatisticsQuery {
  constructor(private readonly dataSource: DataSource) {}

  /** Null while nothing has been imported. */
  async last(place: PlaceRef): Promise<RegisterStatistics | null> {
    const [row] = await this.dataSource.query<
      {
        imported_at: Date;
        legal_day: string;
        name: string;
        entries: number;
        aged_16: number;
        territories: RegisterStatistics['territories'];
      }[]
    >(
      `SELECT r.imported_at, r.legal_day::text, p.name, r.entries, r.aged_16, r.territories
         FROM register_import r JOIN person p ON p.id = r.imported_by
        WHERE r.municipality_id = $1 ORDER BY r.imported_at DESC, r.id LIMIT 1`,
      [place.id],
    );
    if (!row) return null;
    return {
      importedAt: row.imported_at.toISOString(),
      legalDay: row.legal_day,
      importedBy: row.name,
      entries: row.entries,
      aged16: row.aged_16,
      territories: row.territories,
    };
  }
}
