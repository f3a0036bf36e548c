import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AuditEntryView, AuditPage } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import type { AuditFilterDto } from './audit.dto.js';

interface Row {
  seq: string;
  at: Date;
  legal_day: string;
  actor_kind: AuditEntryView['actorKind'];
  actor_name: string | null;
  role: string | null;
  on_behalf_of: string | null;
  action: string;
  subject_type: string;
  subject_id: string;
  details: Record<string, unknown>;
  digest: string;
}

/** The municipality's audit record, newest first, page by page. */
@Injectable()
export class AuditLog {
  constructor(private readonly dataSource: DataSource) {}

  async page(place: PlaceRef, filter: AuditFilterDto): Promise<AuditPage> {
    const limit = Number(filter.limit ?? 50);
    const [rows, actions] = await Promise.all([
      this.rows(place, filter, limit + 1),
      this.dataSource.query<{ action: string }[]>(
        `SELECT DISTINCT action FROM audit_record WHERE municipality_id = $1 ORDER BY action`,
        [place.id],
      ),
    ]);
    const shown = rows.slice(0, limit);
    return {
      entries: shown.map(toView),
      next: rows.length > limit ? (shown.at(-1)?.seq ?? null) : null,
      actions: actions.map((row) => row.action),
    };
  }

  /** The name beside an assignment is its holder's where somebody else acted: a substitute. */
  private rows(place: PlaceRef, filter: AuditFilterDto, limit: number): Promise<Row[]> {
    return this.dataSource.query<Row[]>(
      `SELECT r.seq, r.at, r.legal_day::text, r.actor_kind, p.name AS actor_name, a.role,
              CASE WHEN a.person_id <> r.actor_person_id THEN h.name END AS on_behalf_of,
              r.action, r.subject_type, r.subject_id, r.details, encode(r.digest, 'hex') AS digest
         FROM audit_record r
         LEFT JOIN person p ON p.id = r.actor_person_id
         LEFT JOIN role_assignment a ON a.id = r.assignment_id
         LEFT JOIN person h ON h.id = a.person_id
        WHERE r.municipality_id = $1
          AND ($2::bigint IS NULL OR r.seq < $2) AND ($3::uuid IS NULL OR r.actor_person_id = $3)
          AND ($4::text IS NULL OR r.action = $4) AND ($5::text IS NULL OR r.subject_type = $5)
          AND ($6::text IS NULL OR r.subject_id = $6)
          AND ($7::date IS NULL OR r.legal_day >= $7) AND ($8::date IS NULL OR r.legal_day <= $8)
        ORDER BY r.seq DESC LIMIT $9`,
      [
        place.id,
        filter.before ?? null,
        filter.person ?? null,
        filter.action ?? null,
        filter.subjectType ?? null,
        filter.subjectId ?? null,
        filter.from ?? null,
        filter.to ?? null,
        limit,
      ],
    );
  }
}

function toView(row: Row): AuditEntryView {
  return {
    seq: row.seq,
    at: row.at.toISOString(),
    legalDay: row.legal_day,
    actorKind: row.actor_kind,
    actorName: row.actor_name,
    role: row.role,
    onBehalfOf: row.on_behalf_of,
    action: row.action,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    details: row.details,
    digest: row.digest,
  };
}
