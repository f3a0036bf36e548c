import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ActCode, LegalDay, PublicationMeansCode, PublicationProof } from '#libs/contracts';
import { daysBetween } from '#libs/legal-calendar';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { CheckPublications } from './check-publications.js';

interface Row {
  id: string;
  act: ActCode;
  ref: string;
  url: string;
  from: LegalDay;
  to: LegalDay | null;
  means: PublicationMeansCode;
  dossierCode: string | null;
  dossierTitle: string | null;
  sittingId: string | null;
  sittingDay: LegalDay | null;
  eventCode: string | null;
  eventTitle: string | null;
}

const MOST = 200;

/** Statutory publications of a municipality with the proof that they were there. */
@Injectable()
export class PublicationProofs {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly checks: CheckPublications,
  ) {}

  /** Records that count, the latest beginning first. */
  async of(place: PlaceRef): Promise<PublicationProof[]> {
    const { manager } = this.dataSource;
    const rows = await manager.query<Row[]>(
      `SELECT r.id, r.act, r.ref, r.url, r.from_day::text AS "from", r.to_day::text AS "to", r.means,
              d.code AS "dossierCode", d.title AS "dossierTitle", r.sitting_id AS "sittingId",
              s.day::text AS "sittingDay", e.code AS "eventCode", e.title AS "eventTitle"
         FROM publication_record r
         LEFT JOIN dossier d ON d.municipality_id = r.municipality_id AND d.id = r.dossier_id
         LEFT JOIN sitting s ON s.municipality_id = r.municipality_id AND s.id = r.sitting_id
         LEFT JOIN participation_event e ON e.municipality_id = r.municipality_id AND e.id = r.event_id
        WHERE r.municipality_id = $1 AND r.withdrawn_at IS NULL
        ORDER BY r.from_day DESC, r.id LIMIT $2`,
      [place.id, MOST],
    );
    const found = await this.checks.of(
      manager,
      place.id,
      rows.map(({ id }) => id),
    );
    const today = this.clock.legalToday();
    return rows.map((row) => {
      const checks = found.get(row.id) ?? [];
      const end = row.to && row.to < today ? row.to : today;
      const reached = new Set(checks.filter(({ outcome }) => outcome === 'reached').map(({ day }) => day));
      return {
        id: row.id,
        article: { act: row.act, ref: row.ref },
        url: row.url,
        from: row.from,
        to: row.to,
        means: row.means,
        subject: subjectOf(place, row),
        days: row.from > today ? 0 : daysBetween(row.from, end) + 1,
        reachedDays: reached.size,
        checks,
      };
    });
  }
}

function subjectOf({ slug }: PlaceRef, row: Row): PublicationProof['subject'] {
  if (row.eventCode)
    return { title: row.eventTitle ?? '', path: `/darbs/${slug}/lidzdaliba/${row.eventCode}` };
  if (row.dossierCode)
    return { title: row.dossierTitle ?? '', path: `/darbs/${slug}/akti/${row.dossierCode}` };
  return { title: row.sittingDay ?? '', path: `/darbs/${slug}/sedes/${row.sittingId}` };
}
