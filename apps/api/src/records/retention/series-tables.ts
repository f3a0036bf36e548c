import type { RecordSeries } from '#libs/contracts';
import { DESTROY_DOSSIER, NEEDED_DOSSIER } from './dossier-destruction.js';

/** Where the records of a series lie. */
export interface SeriesTable {
  series: RecordSeries;
  /**
   * Rows `id, code, title, since, count, dossier`, for dossiers also `needed`, of what has ended; `$1` municipality, `$2` today. What may only be stored
   * keeps its unit from being due (GDPR 18(2)).
   */
  select: string;
  /** Destroys the records of one unit, in order: `$1` municipality, `$2` id. None where the law keeps them for good. */
  destroy?: readonly string[];
}

const ENDED = `('in_force', 'repealed', 'lapsed', 'withdrawn')`;

const dossiers = (series: RecordSeries, states: string): SeriesTable => ({
  series,
  select: `SELECT d.id, d.code, d.title, d.state_since AS since, 1 AS count, d.id AS dossier,
        (${NEEDED_DOSSIER}) AS needed
      FROM dossier d
    WHERE d.municipality_id = $1 AND d.state IN (${states}) AND $2::date IS NOT NULL AND NOT EXISTS
      (SELECT 1 FROM archive_transfer t WHERE t.municipality_id = d.municipality_id AND t.dossier_id = d.id)
      AND NOT EXISTS (SELECT 1 FROM opinion o WHERE o.municipality_id = d.municipality_id AND o.dossier_id = d.id
        AND is_data_restricted($1, 'opinions', o.id::text))`,
});

/** Every series. Dossiers are handed to the archive or destroyed; what served only the procedure is destroyed. */
export const SERIES_TABLES: readonly SeriesTable[] = [
  dossiers('adopted_dossiers', `'in_force', 'repealed', 'lapsed'`),
  { ...dossiers('withdrawn_dossiers', `'withdrawn'`), destroy: DESTROY_DOSSIER },
  {
    series: 'opinion_scans',
    select: `SELECT d.id, d.code, d.title, d.state_since AS since, count(*)::int AS count, d.id AS dossier
      FROM opinion_attachment a
      JOIN opinion o ON o.municipality_id = a.municipality_id AND o.id = a.opinion_id
      JOIN dossier d ON d.municipality_id = o.municipality_id AND d.id = o.dossier_id
      WHERE a.municipality_id = $1 AND a.kind = 'scan' AND d.state IN ${ENDED} AND $2::date IS NOT NULL
      GROUP BY d.municipality_id, d.id HAVING NOT bool_or(is_data_restricted($1, 'opinions', o.id::text))`,
    destroy: [
      `DELETE FROM opinion_attachment a USING opinion o
        WHERE a.municipality_id = $1 AND a.kind = 'scan' AND o.municipality_id = a.municipality_id
          AND o.id = a.opinion_id AND o.dossier_id = $2
        RETURNING a.file_id`,
    ],
  },
  {
    series: 'opinion_contacts',
    select: `SELECT d.id, d.code, d.title, d.state_since AS since, count(*)::int AS count, d.id AS dossier
      FROM opinion_original r
      JOIN opinion o ON o.municipality_id = r.municipality_id AND o.id = r.opinion_id
      JOIN dossier d ON d.municipality_id = o.municipality_id AND d.id = o.dossier_id
      WHERE r.municipality_id = $1 AND r.author_email IS NOT NULL AND d.state IN ${ENDED} AND $2::date IS NOT NULL
      GROUP BY d.municipality_id, d.id HAVING NOT bool_or(is_data_restricted($1, 'opinions', o.id::text))`,
    destroy: [
      `UPDATE opinion_original r SET author_email = NULL FROM opinion o
        WHERE r.municipality_id = $1 AND o.municipality_id = r.municipality_id AND o.id = r.opinion_id
          AND o.dossier_id = $2`,
    ],
  },
  {
    series: 'registrations',
    select: `SELECT m.id, e.code, m.topic AS title, m.day AS since, count(*)::int AS count, e.dossier_id AS dossier
      FROM meeting_registration r
      JOIN participation_meeting m ON m.municipality_id = r.municipality_id AND m.id = r.meeting_id
      JOIN participation_event e ON e.municipality_id = m.municipality_id AND e.id = m.event_id
      WHERE r.municipality_id = $1 AND m.day < $2::date
      GROUP BY m.municipality_id, m.id, e.code, e.dossier_id
      HAVING NOT bool_or(is_data_restricted($1, 'registrations', r.id::text))`,
    destroy: [`DELETE FROM meeting_registration WHERE municipality_id = $1 AND meeting_id = $2`],
  },
  {
    series: 'survey_answers',
    select: `SELECT s.id, e.code, s.title, s.closes AS since, count(*)::int AS count, e.dossier_id AS dossier
      FROM survey_answer a
      JOIN survey s ON s.municipality_id = a.municipality_id AND s.id = a.survey_id
      JOIN participation_event e ON e.municipality_id = s.municipality_id AND e.id = s.event_id
      WHERE a.municipality_id = $1 AND s.closes < $2::date
      GROUP BY s.municipality_id, s.id, e.code, e.dossier_id`,
    destroy: [`DELETE FROM survey_answer WHERE municipality_id = $1 AND survey_id = $2`],
  },
  {
    series: 'data_requests',
    select: `SELECT q.id, q.code, q.code AS title, q.ended_on AS since, 1 AS count, NULL::uuid AS dossier
      FROM data_request q WHERE q.municipality_id = $1 AND q.ended_on < $2::date
        AND NOT is_data_restricted($1, 'data_requests', q.id::text) AND NOT EXISTS (SELECT 1 FROM data_restriction r
          WHERE r.municipality_id = q.municipality_id AND r.request_id = q.id AND r.lifted_on IS NULL)`,
    destroy: [
      `DELETE FROM data_restriction WHERE municipality_id = $1 AND request_id = $2`,
      `DELETE FROM data_request_step WHERE municipality_id = $1 AND request_id = $2`,
      `DELETE FROM data_request WHERE municipality_id = $1 AND id = $2`,
    ],
  },
];

/** Where a series lies. */
export function seriesTable(series: RecordSeries): SeriesTable {
  const table = SERIES_TABLES.find((one) => one.series === series);
  if (!table) throw new Error(`Nothing tells where ${series} lie.`);
  return table;
}
