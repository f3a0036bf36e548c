import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { AccessEntryView, AccessLogPage, OwnAccessEntry } from '#libs/contracts';
import { accessLogKeptFrom } from '#libs/records-rules';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { Refused } from '../../platform/http/refused.js';
import { RecordsSettings } from '../records-settings.js';
import type { AccessLogFilterDto } from './access-log.dto.js';

const PAGE = 50;
/** What one person reads at once; the log itself goes back a year at most. */
const MOST_OWN = 200;

/** The code of what was looked at, where it has one. */
const CODE = `CASE l.subject_type
    WHEN 'dossier' THEN (SELECT d.code FROM dossier d
      WHERE d.municipality_id = l.municipality_id AND d.id::text = l.subject_id)
    WHEN 'opinion_attachment' THEN (SELECT o.receipt FROM opinion_attachment a
      JOIN opinion o ON o.municipality_id = a.municipality_id AND o.id = a.opinion_id
      WHERE a.municipality_id = l.municipality_id AND a.id::text = l.subject_id)
    WHEN 'participation_event' THEN (SELECT e.code FROM participation_event e
      WHERE e.municipality_id = l.municipality_id AND (e.id::text = l.subject_id OR e.code = l.subject_id))
    WHEN 'budget_cycle' THEN (SELECT c.year::text FROM budget_cycle c
      WHERE c.municipality_id = l.municipality_id AND c.id::text = l.subject_id)
    WHEN 'budget_project' THEN (SELECT c.year || '/' || p.nr FROM budget_project p
      JOIN budget_cycle c ON c.municipality_id = p.municipality_id AND c.id = p.cycle_id
      WHERE p.municipality_id = l.municipality_id AND p.id::text = l.subject_id)
    WHEN 'collective_submission' THEN (SELECT s.code FROM collective_submission s
      WHERE s.municipality_id = l.municipality_id AND s.code = l.subject_id)
    WHEN 'data_request' THEN (SELECT q.code FROM data_request q
      WHERE q.municipality_id = l.municipality_id AND q.id::text = l.subject_id)
  END`;

/** Whether the look showed data of the person `$1`; what came after it was not seen by it. */
const CONCERNS = `CASE l.subject_type
    WHEN 'dossier' THEN EXISTS (SELECT 1 FROM opinion o WHERE o.municipality_id = l.municipality_id
      AND o.dossier_id::text = l.subject_id AND o.person_id = $1 AND o.received_at <= l.last_at)
    WHEN 'opinion_attachment' THEN EXISTS (SELECT 1 FROM opinion_attachment a
      JOIN opinion o ON o.municipality_id = a.municipality_id AND o.id = a.opinion_id
      WHERE a.municipality_id = l.municipality_id AND a.id::text = l.subject_id AND o.person_id = $1)
    WHEN 'budget_cycle' THEN EXISTS (SELECT 1 FROM budget_project p WHERE p.municipality_id = l.municipality_id
      AND p.cycle_id::text = l.subject_id AND p.author_id = $1 AND p.submitted_at <= l.last_at)
    WHEN 'budget_project' THEN EXISTS (SELECT 1 FROM budget_project p WHERE p.municipality_id = l.municipality_id
      AND p.id::text = l.subject_id AND p.author_id = $1)
    WHEN 'participation_event' THEN EXISTS (SELECT 1 FROM opinion o
      JOIN participation_event e ON e.municipality_id = o.municipality_id AND e.id = o.event_id
      WHERE o.municipality_id = l.municipality_id AND l.subject_id IN (e.id::text, e.code) AND o.person_id = $1
        AND o.received_at <= l.last_at)
    WHEN 'collective_submission' THEN EXISTS (SELECT 1 FROM collective_submission s
      WHERE s.municipality_id = l.municipality_id AND s.code = l.subject_id AND s.author_id = $1)
    WHEN 'data_request' THEN EXISTS (SELECT 1 FROM data_request q WHERE q.municipality_id = l.municipality_id
      AND q.id::text = l.subject_id AND q.person_id = $1)
    WHEN 'municipality' THEN l.what = 'people' AND EXISTS (SELECT 1 FROM role_assignment r
      WHERE r.municipality_id = l.municipality_id AND r.person_id = $1)
    ELSE false
  END`;

interface Row extends Omit<AccessEntryView, 'firstAt' | 'lastAt'> {
  firstAt: Date;
  lastAt: Date;
}

/** Who looked at restricted things: for the data protection officer, and for everybody about their own data. */
@Injectable()
export class ReadAccessLog {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly settings: RecordsSettings,
  ) {}

  /** Newest first. */
  async page(place: PlaceRef, filter: AccessLogFilterDto): Promise<AccessLogPage> {
    const { accessLogMonths: months, version } = await this.settings.of(place.id);
    const rows = await this.dataSource.query<Row[]>(
      `SELECT l.id, l.first_at AS "firstAt", l.last_at AS "lastAt", l.times, p.name AS "viewerName", l.role, l.what,
              l.subject_type AS subject, l.subject_id AS "subjectId", ${CODE} AS "subjectCode"
         FROM access_log l LEFT JOIN person p ON p.id = l.viewer_id
        WHERE l.municipality_id = $1
          AND ($2::uuid IS NULL OR l.viewer_id = $2) AND ($3::text IS NULL OR l.what = $3)
          AND ($4::date IS NULL OR (l.last_at AT TIME ZONE 'Europe/Riga')::date >= $4)
          AND ($5::date IS NULL OR (l.first_at AT TIME ZONE 'Europe/Riga')::date <= $5)
          AND ($6::uuid IS NULL OR (l.last_at, l.id) <
            (SELECT b.last_at, b.id FROM access_log b WHERE b.municipality_id = $1 AND b.id = $6))
        ORDER BY l.last_at DESC, l.id DESC LIMIT $7`,
      [
        place.id,
        filter.person ?? null,
        filter.what ?? null,
        filter.from ?? null,
        filter.to ?? null,
        filter.before ?? null,
        PAGE + 1,
      ],
    );
    const shown = rows.slice(0, PAGE);
    return {
      entries: shown.map((row) => ({
        ...row,
        firstAt: row.firstAt.toISOString(),
        lastAt: row.lastAt.toISOString(),
      })),
      next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
      months,
      keptFrom: accessLogKeptFrom(this.clock.legalToday(), months),
      version,
    };
  }

  /** Who looked at the actor's own data, over all municipalities; one's own looks are left out. */
  async mine(actor: Actor): Promise<OwnAccessEntry[]> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    return this.dataSource.query<OwnAccessEntry[]>(
      `SELECT (l.last_at AT TIME ZONE 'Europe/Riga')::date::text AS day, l.times, l.role, l.what,
              json_build_object('slug', m.slug, 'name', m.name) AS place, ${CODE} AS "subjectCode"
         FROM access_log l JOIN municipality m ON m.id = l.municipality_id
        WHERE l.viewer_id <> $1 AND ${CONCERNS}
        ORDER BY l.last_at DESC, l.id DESC LIMIT $2`,
      [actor.personId, MOST_OWN],
    );
  }
}
