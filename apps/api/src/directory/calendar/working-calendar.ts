import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { createCalendar, type CalendarRow, type LegalCalendar } from '#libs/legal-calendar';
import { INSTALLATION } from '../../platform/audit/audit-chain.js';

interface Held {
  revision: string;
  calendar: LegalCalendar;
}

/**
 * The working days that hold in a municipality: the installation's days, each replaced by the municipality's own row
 * for the same day where there is one.
 */
@Injectable()
export class WorkingCalendar {
  private readonly held = new Map<string, Held>();

  constructor(private readonly dataSource: DataSource) {}

  /**
   * The calendar as the caller's transaction sees it. What is held in memory is used only while the revision in the
   * database is the same; revisions are never used twice, so a transaction that was rolled back leaves nothing stale.
   *
   * @param manager of the open transaction, or null outside of one.
   */
  async calendarFor(manager: EntityManager | null, municipalityId: string): Promise<LegalCalendar> {
    const source = manager ?? this.dataSource.manager;
    const revision = await currentRevision(source, municipalityId);
    const held = this.held.get(municipalityId);
    if (held?.revision === revision) return held.calendar;
    const rows = await source.query<CalendarRow[]>(
      `SELECT DISTINCT ON (day) day::text, kind, name FROM calendar_day
        WHERE municipality_id = $1 OR municipality_id IS NULL
        ORDER BY day, municipality_id NULLS LAST`,
      [municipalityId],
    );
    const calendar = createCalendar(rows);
    this.held.set(municipalityId, { revision, calendar });
    return calendar;
  }
}

async function currentRevision(manager: EntityManager, municipalityId: string): Promise<string> {
  const rows = await manager.query<{ municipality_id: string; revision: string }[]>(
    `SELECT municipality_id, revision FROM calendar_revision WHERE municipality_id IN ($1, $2)`,
    [INSTALLATION, municipalityId],
  );
  return rows
    .map((row) => `${row.municipality_id} ${row.revision}`)
    .sort()
    .join(' ');
}
