import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { DueRecord, LegalDay, RetentionClassInput } from '#libs/contracts';
import { retentionAction, retentionOver, seriesRule } from '#libs/records-rules';
import { Clock } from '../../platform/clock/clock.js';
import { RetentionScheme } from './retention-scheme.js';
import { SERIES_TABLES } from './series-tables.js';

interface Row {
  id: string;
  code: string;
  title: string;
  since: LegalDay;
  count: number;
  dossier: string | null;
  /** A record that is kept for good refers to it. */
  needed?: boolean;
}

/** What has ended, with the day from which it is due by its class; what is kept for good is due to the archive at once. */
@Injectable()
export class DueRecords {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly scheme: RetentionScheme,
  ) {}

  /** Everything due today, the longest first. */
  async of(
    municipalityId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<{ toDestroy: DueRecord[]; toTransfer: DueRecord[] }> {
    const today = this.clock.legalToday();
    const classes = new Map(
      (await this.scheme.classes(municipalityId, manager)).map((one) => [one.code, one]),
    );
    const own = await this.ownClasses(municipalityId, manager);
    const found = { toDestroy: [] as DueRecord[], toTransfer: [] as DueRecord[] };
    for (const { series, classCode } of await this.scheme.series(municipalityId, manager)) {
      const standard = classes.get(classCode);
      const table = SERIES_TABLES.find((one) => one.series === series);
      if (!standard || !table) continue;
      const rows = await manager.query<Row[]>(
        `SELECT found.*, found.since::text AS since FROM (${table.select}) found ORDER BY found.since, found.code`,
        [municipalityId, today],
      );
      for (const row of rows) {
        const { ofDossiers } = seriesRule(series);
        const applied = (row.dossier && ofDossiers ? own.get(row.dossier) : null) ?? standard;
        const action = retentionAction(series, applied.years, row.needed ?? false);
        const dueFrom = dueDay(row.since, applied, action);
        if (dueFrom === null || dueFrom > today) continue;
        found[action === 'destroy' ? 'toDestroy' : 'toTransfer'].push({
          series,
          unitId: row.id,
          code: row.code,
          title: row.title,
          count: row.count,
          since: row.since,
          dueFrom,
          classCode: applied.code,
          basis: applied.basis,
        });
      }
    }
    return found;
  }

  private async ownClasses(
    municipalityId: string,
    manager: EntityManager,
  ): Promise<Map<string, RetentionClassInput>> {
    const rows = await manager.query<(RetentionClassInput & { dossier: string })[]>(
      `SELECT r.dossier_id AS dossier, c.code, c.title, c.years, c.basis FROM dossier_retention r
         JOIN retention_class c ON c.municipality_id = r.municipality_id AND c.id = r.class_id
        WHERE r.municipality_id = $1`,
      [municipalityId],
    );
    return new Map(rows.map((row) => [row.dossier, row]));
  }
}

/** Handing over what is kept for good waits for nothing but the end of its year. */
function dueDay(
  since: LegalDay,
  { years }: RetentionClassInput,
  action: 'transfer' | 'destroy',
): LegalDay | null {
  return years === null && action === 'transfer' ? retentionOver(since, 0) : retentionOver(since, years);
}
